import { PromiseBook } from './promise-book.ts';

const [A, B] = ['a', 'b'];
const got = (subjectId: string, until: number) => ({ reservationId: `r-${subjectId}`, placeId: 'P', subjectId, until });

describe('what askers know of their promises', () => {
  it('shows that two were promised one place', () => {
    const book = new PromiseBook();
    book.got(got(A, 100), 10);
    book.got(got(B, 200), 50);
    expect(book.overlaps).toEqual([{ placeId: 'P', subjectIds: [A, B] }]);
  });

  it('takes a place that is given back, or whose time is over, for free', () => {
    const book = new PromiseBook();
    book.got(got(A, 100), 10);
    book.givesBack('P', A);
    book.got(got(B, 60), 50);
    book.got(got(A, 200), 60);
    expect(book.overlaps).toEqual([]);
  });

  it('takes a confirmed promise for live whatever the time', () => {
    const book = new PromiseBook();
    book.got(got(A, 100), 10);
    book.confirmed('P', A);
    book.got(got(B, 500), 400);
    expect(book.overlaps).toHaveLength(1);
  });

  it('takes the same answer again for one promise, and an answer after its time for none', () => {
    const book = new PromiseBook();
    book.got(got(A, 100), 10);
    book.got(got(A, 100), 20);
    book.got(got(B, 90), 95);
    expect(book.overlaps).toEqual([]);
    expect([...book.answered]).toEqual(['r-a', 'r-b']);
  });
});
