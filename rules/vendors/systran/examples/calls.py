# Proof of the patterns of this folder: each marked line must, or must not, be recognised. Nothing here is run.
import faster_whisper
import unrelated

name = pick()
value = pick()

# airisk-expect: systran/functions
faster_whisper.WhisperModel(model_size_or_path=name)

other = unrelated.Thing()

# airisk-expect-not: systran/functions
other.WhisperModel(model_size_or_path=name)
