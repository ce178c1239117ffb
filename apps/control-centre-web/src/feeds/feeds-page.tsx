import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { StateMark } from '../board/state-mark.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import '../figures/figures.css';
import { COUNTED, isExpected, sayFeed, sayOfUse, stateOfFeed, type FeedCounted } from './feeds-now.ts';

const whole = new Intl.NumberFormat('en-GB');

/** The scoreboard of the senders: who is on time, and what came of all that each sent. */
export function FeedsPage() {
  const seen = useAnswer('feeds', () => ask<{ interfaces: FeedCounted[] }>('/interfaces', { of: 'gateway' }));
  const feeds = seen.answer?.interfaces ?? [];
  const expected = feeds.filter(isExpected);
  const fresh = expected.filter((feed) => stateOfFeed(feed, seen.now) === 'fresh').length;
  return (
    <PageFrame title="Feeds" seen={seen}>
      {seen.answer && (
        <>
          <p className="figures-line">
            {fresh} of {expected.length} senders are on time
          </p>
          <Scoreboard feeds={feeds} now={seen.now} />
          <h2 className="nhsuk-heading-m">What is counted</h2>
          <dl className="figure-definition">
            {COUNTED.map(([key, name, means]) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{means}</dd>
              </div>
            ))}
          </dl>
          <p className="soft">
            Counts are since the first message of a sender. What a sender was told of each message is at the error desk
            of the gateway, <code>GET /messages?interface=</code> and the name of the feed, for who works on its
            machine.
          </p>
        </>
      )}
    </PageFrame>
  );
}

function Scoreboard({ feeds, now }: { feeds: FeedCounted[]; now: number }) {
  return (
    <div className="wide" role="region" aria-label="Senders, scrolls sideways" tabIndex={0}>
      <table className="list">
        <caption className="nhsuk-u-visually-hidden">Senders and what came of what they sent</caption>
        <thead>
          <tr>
            <th scope="col">Sender</th>
            <th scope="col">Owner</th>
            <th scope="col">On time</th>
            <th scope="col" className="number">
              Of use
            </th>
            {COUNTED.map(([key, name]) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr key={feed.id} data-feed={feed.id} data-state={isExpected(feed) ? stateOfFeed(feed, now) : 'none'}>
              <th scope="row">
                {feed.name} <span className="soft">({feed.id})</span>
              </th>
              <td>{feed.organisationId ?? '–'}</td>
              <td>
                {isExpected(feed) && <StateMark state={stateOfFeed(feed, now)} />} {sayFeed(feed, now)}
              </td>
              <td className="number">{sayOfUse(feed)}</td>
              {COUNTED.map(([key]) => (
                <td key={key} className="number">
                  {whole.format(feed[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
