# Proof of the patterns of an SDK for many services: only some of its clients are AI. Nothing here is run.
import boto3
import unrelated

name = pick()

# airisk-expect: aws/bedrock
runtime = boto3.client("bedrock-runtime")

# airisk-expect: aws/converse
runtime.converse(modelId=name)

# airisk-expect: aws/sagemaker
endpoint = boto3.client(service_name="sagemaker-runtime")

# airisk-expect: aws/s3-vectors
vectors = boto3.Session().client("s3vectors")

# airisk-expect: aws/s3-vectors-calls
vectors.put_vectors(vectorBucketName=name)

# airisk-expect-not: aws/bedrock
# airisk-expect-not: aws/s3-vectors
# airisk-expect-not: aws/sagemaker
files = boto3.client("s3")

# airisk-expect: aws/invoke
runtime.invoke_model(modelId=name)

# airisk-expect: aws/guard
runtime.apply_guardrail()

# airisk-expect: aws/knowledge
runtime.retrieve_and_generate()

# airisk-expect: aws/agents
runtime.invoke_agent()

# airisk-expect: aws/customize
runtime.create_model_customization_job(baseModelIdentifier=name)

# airisk-expect: aws/throughput
runtime.create_provisioned_model_throughput(modelId=name)

# airisk-expect: aws/batch
runtime.create_model_invocation_job(modelId=name)

# airisk-expect: aws/streaming
runtime.start_async_invoke(modelId=name)

# airisk-expect: aws/guardrail
runtime.converse(modelId=name, guardrailConfig=name)

# airisk-expect: aws/model-fields
runtime.converse(modelId=name, additionalModelRequestFields=name)

other = unrelated.Thing()

# airisk-expect-not: aws/invoke
other.invoke_model(modelId=name)

# airisk-expect-not: aws/s3-vectors-calls
files.put_object(Bucket=name)

# airisk-expect-not: aws/converse
other.converse(modelId=name)

# airisk-expect-not: aws/guard
other.apply_guardrail()

# airisk-expect-not: aws/knowledge
other.retrieve_and_generate()

# airisk-expect-not: aws/agents
other.invoke_agent()

# airisk-expect-not: aws/customize
other.create_model_customization_job(baseModelIdentifier=name)

# airisk-expect-not: aws/throughput
other.create_provisioned_model_throughput(modelId=name)

# airisk-expect-not: aws/batch
other.create_model_invocation_job(modelId=name)

# airisk-expect-not: aws/streaming
other.start_async_invoke(modelId=name)

# airisk-expect-not: aws/guardrail
runtime.converse(modelId=name, toolConfig=name)

# airisk-expect-not: aws/model-fields
runtime.converse(modelId=name, system=name)
