import { testGateway } from './gateway.fixture.ts';

it('every door and desk is in the OpenAPI document, with what it takes', async () => {
  const { get } = await testGateway();
  const { openapi, paths, components } = await get('/openapi.json');
  expect(openapi).toBe('3.1.0');
  const said = Object.entries<any>(paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods).map(([method, operation]) => {
      expect([path, typeof operation.summary]).toEqual([path, 'string']);
      return `${method} ${path}`;
    }),
  );
  expect(said).toEqual(
    expect.arrayContaining([
      'post /hl7v2',
      'post /events',
      'post /read',
      'post /subjects/search',
      'get /interfaces',
      'post /interfaces/reload',
      'post /interfaces/{id}/replay',
      'get /messages',
      'get /messages/{id}',
      'post /messages/{id}/replay',
    ]),
  );
  expect(Object.keys(paths['/hl7v2'].post.requestBody.content)).toContain('x-application/hl7-v2+er7');
  expect(paths['/messages'].get.parameters.map(({ name }: { name: string }) => name).toSorted()).toEqual([
    'cursor',
    'interface',
    'limit',
    'status',
  ]);
  expect(components.schemas.SubjectSearch.required).toEqual(['identifiers']);
  expect(components.schemas.Hl7LikeMessage.required).toContain('controlId');
});

it('who shows a person needs the token where one is set', async () => {
  const { address } = await testGateway({ INTERNAL_TOKEN: 'a-token-of-the-test' });
  const status = async (path: string, method: string, headers: Record<string, string> = {}) =>
    (await fetch(`${address}${path}`, { method, headers })).status;
  const guarded = [
    ['/messages', 'GET'],
    [`/messages/${crypto.randomUUID()}`, 'GET'],
    [`/messages/${crypto.randomUUID()}/replay`, 'POST'],
    ['/interfaces/try-out/replay', 'POST'],
    ['/interfaces/reload', 'POST'],
    ['/subjects/search', 'POST'],
  ] as const;
  for (const [path, method] of guarded) expect([path, await status(path, method)]).toEqual([path, 401]);
  expect(await status('/messages', 'GET', { authorization: 'Bearer a-token-of-the-test' })).toBe(200);
  expect(await status('/interfaces', 'GET')).toBe(200);
});
