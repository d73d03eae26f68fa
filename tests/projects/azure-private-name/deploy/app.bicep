param location string = 'westeurope'

resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  name: 'claims/claims-chat'
  properties: {
    model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-11-20' }
  }
}
