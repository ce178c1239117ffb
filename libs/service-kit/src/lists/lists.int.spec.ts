import { Controller, Get, Module, Query } from '@nestjs/common';
import { Text } from '@careway/contracts';
import {
  AcceptsCsv,
  ApiList,
  answerList,
  ListAsked,
  pageOfSorted,
  ServiceConfig,
  startService,
  type Page,
  type Service,
} from '../index.ts';

interface Item {
  id: number;
  said: string;
}

const ITEMS: Item[] = Array.from({ length: 2_345 }, (_, id) => ({ id, said: 'plain' }));
ITEMS[0]!.said = '=HYPERLINK("http://x","y")';
ITEMS[1]!.said = 'a "quoted", two\nlines';
let lose = Infinity;

class ItemsAsked extends ListAsked {
  @Text({ optional: true }) said?: string;
}

class ItemPage {
  @Text({ optional: true }) next?: string;
}

@Controller()
class ItemsController {
  @Get('items') @ApiList(ItemsAsked, ItemPage) list(@Query() asked: ItemsAsked, @AcceptsCsv() csv: boolean) {
    const rows = ITEMS.filter((item) => !asked.said || item.said === asked.said);
    return answerList(asked, csv, {
      name: 'items',
      columns: { number: (item: Item) => item.id, said: (item: Item) => item.said },
      keysOf: (item): [number] => [item.id],
      like: [0],
      read: (after, limit) => {
        if ((after?.[0] ?? 0) >= lose) throw new Error('the store is away');
        return pageOfSorted(rows, limit, after, (item) => [item.id]).items;
      },
    });
  }
}

@Module({ controllers: [ItemsController] })
class ItemsModule {}

describe('a list', () => {
  let service: Service;
  beforeAll(async () => {
    const config = Object.assign(new ServiceConfig(), { DATABASE_URL: 'unused', KAFKA_BROKERS: 'unused', PORT: 0 });
    service = await startService({
      name: 'items',
      config: Object.assign(config, { LOG_LEVEL: 'silent' }),
      module: ItemsModule,
    });
  });
  afterAll(() => service.stop());
  afterEach(() => void (lose = Infinity));

  const ask = (query: string, headers = {}) => fetch(`${service.address}/items${query}`, { headers });
  const page = async (query: string) => (await (await ask(query)).json()) as Page<Item>;

  it('pages by cursor: every item once, in order, and no next on the last page', async () => {
    const sizes: number[] = [];
    const seen: number[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const got: Page<Item> = await page(`?limit=200${next && `&after=${next}`}`);
      sizes.push(got.items.length);
      seen.push(...got.items.map(({ id }) => id));
      next = got.next;
    }
    expect(seen).toEqual(ITEMS.map(({ id }) => id));
    expect(sizes).toEqual([...Array.from({ length: 11 }, () => 200), 145]);
    expect((await page('')).items).toHaveLength(50);
  });

  it('has no next when the last page is full', async () => {
    const { next } = await page('?limit=1');
    expect(next).toBeDefined();
    expect(await page(`?limit=1&said=${encodeURIComponent(ITEMS[0]!.said)}`)).toEqual({ items: [ITEMS[0]] });
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?limit=ten', 'limit'],
    ['?format=xml', 'format'],
    ['?after=x', 'after'],
    [`?after=${Buffer.from('["1"]').toString('base64url')}`, 'after'],
    ['?sort=id', 'sort'],
  ])('refuses %s and names the field', async (query, field) => {
    const answer = await ask(query);
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(new Set(errors.map((one) => one.field))).toEqual(new Set([field]));
  });

  it('is described with all it may be asked for and both of its answers', async () => {
    const { paths } = (await (await fetch(`${service.address}/openapi.json`)).json()) as {
      paths: Record<
        string,
        {
          get: {
            parameters: { name: string; in: string; required: boolean; schema: object }[];
            responses: Record<string, { content: object }>;
          };
        }
      >;
    };
    const { parameters, responses } = paths['/items']!.get;
    expect(parameters.map((one) => [one.name, one.in, one.required])).toEqual(
      ['limit', 'after', 'format', 'said'].map((name) => [name, 'query', false]),
    );
    expect(parameters[0]!.schema).toEqual({ type: 'integer', minimum: 1, maximum: 200 });
    expect(Object.keys(responses['200']!.content)).toEqual(['application/json', 'text/csv']);
  });

  it('is the whole list as CSV by ?format=csv or the Accept header, with formulas made harmless', async () => {
    const answer = await ask('?format=csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="items.csv"');
    const text = await answer.text();
    const start = 'number,said\r\n0,"\'=HYPERLINK(""http://x"",""y"")"\r\n1,"a ""quoted"", two\nlines"\r\n2,plain\r\n';
    expect(text.startsWith(start)).toBe(true);
    expect(text.split('\r\n')).toHaveLength(ITEMS.length + 2);
    expect(await (await ask('', { accept: 'text/csv' })).text()).toBe(text);
    expect((await ask('?format=json', { accept: 'text/csv' })).headers.get('content-type')).toMatch('application/json');
  });

  it('breaks off a CSV file whose rows can not all be read, so that nobody takes a part for the whole', async () => {
    lose = 1_000 - 1;
    await expect(ask('?format=csv').then((answer) => answer.text())).rejects.toThrow();
    lose = 0;
    expect((await ask('?format=csv')).status).toBe(500);
  });
});
