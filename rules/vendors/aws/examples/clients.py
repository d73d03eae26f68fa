# Proof of the patterns of an SDK for many services: only some of its clients are AI. Nothing here is run.
import boto3
import unrelated

name = pick()

# airisk-expect: aws/bedrock
runtime = boto3.client("bedrock-runtime")

# airisk-expect: aws/invoke
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

other = unrelated.Thing()

# airisk-expect-not: aws/invoke
other.converse(modelId=name)

# airisk-expect-not: aws/s3-vectors-calls
files.put_object(Bucket=name)
