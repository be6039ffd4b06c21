// A real OpenID Connect provider for the tests: oidc-provider on a free port of the loopback address, with its own forms.
// Writes its address; reads one line, the address that people are sent back to; then writes "ready".
// Ends when its standard input ends, so that it never outlives the test that started it.
import { createServer } from 'node:http'
import { generateKeyPairSync } from 'node:crypto'
import { createInterface } from 'node:readline'
import Provider from 'oidc-provider'

const key = (type, options, rest) => ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', ...rest })

const server = createServer().listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
const lines = createInterface({ input: process.stdin })
lines.on('close', () => process.exit(0))
lines.once('line', redirectUri => {
  const client = { redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }
  const secret = { client_secret: 'a secret: with %/+&= in it', token_endpoint_auth_method: 'client_secret_basic' }
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    jwks: {
      keys: [
        key('ec', { namedCurve: 'P-256' }, { kid: 'ec', alg: 'ES256' }),
        key('rsa', { modulusLength: 2048 }, { kid: 'rsa' })
      ]
    },
    clients: [
      { ...client, ...secret, client_id: 'es256', id_token_signed_response_alg: 'ES256' },
      { ...client, ...secret, client_id: 'rs256', id_token_signed_response_alg: 'RS256' },
      { ...client, ...secret, client_id: 'ps256', id_token_signed_response_alg: 'PS256' },
      { ...client, client_id: 'public', token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256' }
    ],
    enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256', 'PS256'] },
    pkce: { required: () => true },
    cookies: { keys: ['only for this test'] },
    claims: { openid: ['sub', 'auth_time'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true, name: `Doctor ${id}` }) })
  })
  server.on('request', provider.callback())
  console.log('ready')
})
