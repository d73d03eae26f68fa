# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import gptqmodel
import unrelated

name = pick()
value = pick()

# airisk-expect: modelcloud/functions
gptqmodel.GPTQModel.load(model_id_or_path=name)

other = unrelated.Thing()

# airisk-expect-not: modelcloud/functions
other.GPTQModel.load(model_id_or_path=name)
