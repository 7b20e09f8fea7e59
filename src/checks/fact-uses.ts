import type { LogShelf } from '../content/log-names.ts';
import { type Log, logName } from '../content/model.ts';
import {
  answerFact,
  COMPUTATIONS,
  FACT_NAMES,
  type Formats,
  type NamedLog,
  type Refusal,
  type Unit,
} from '../logs/index.ts';
import { factQuery, type PropsOf } from '../mdx/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { didYouMean, nearest } from '../problems/suggest.ts';
import { needLog, needLogs } from './named-logs.ts';

type FactProps = PropsOf<'Fact'>;

/** A fact is asked in a form that has an answer, the logs state it, and it is what the author claims. */
export function checkFact(props: FactProps, shelf: LogShelf<Log>, place: Place, formats: Formats): Problem[] {
  const misformed = formProblems(props, place);
  if (misformed.length > 0) return misformed;
  const named = logsOf(props, shelf, place);
  if (named.problems.length > 0) return named.problems;
  const logs = named.logs.map(asNamed);
  const answer = answerFact(factQuery(props), logs, formats);
  if (!answer.ok) return [refused(answer.refusal, props, place)];
  const unlike = recordProblem(props, logs, place, formats);
  if (unlike !== null) return [unlike];
  const { expect } = props;
  if (expect === undefined || asTyped(expect) === asTyped(answer.text)) return [];
  return [
    {
      ...place,
      field: '<Fact expect>',
      found: quote(expect),
      expected: `${quote(asTyped(answer.text))}, which ${saidBy(props, logs)}`,
      fix: 'correct what the text concludes from it, or leave `expect` out',
    },
  ];
}

/** Of a log with several stories, a fact has to say whose it is where they differ. */
function recordProblem(props: FactProps, [named]: readonly NamedLog[], place: Place, formats: Formats): Problem | null {
  const records = named?.log.records ?? [];
  if (named === undefined || props.logs !== undefined || props.record !== undefined || records.length < 2) return null;
  const texts = records.map((_, i) => {
    const answer = answerFact({ ...factQuery(props), record: i + 1 }, [named], formats);
    return answer.ok ? asTyped(answer.text) : 'not stated';
  });
  if (new Set(texts).size === 1) return null;
  const listed = texts.slice(0, RECORDS_LISTED).map((text, i) => `${i + 1}: ${text}`);
  return {
    ...place,
    field: '<Fact record>',
    found: `nothing, while ${named.name} holds ${records.length} records of which ${quote(props.is)} differs`,
    expected: `the number of one: ${listed.join('; ')}${texts.length > RECORDS_LISTED ? ' …' : ''}`,
    fix: 'add `record={1}`, or another of these',
  };
}

const RECORDS_LISTED = 12;

/** A log as messages name it. */
function asNamed(log: Log): NamedLog {
  const name = log.block === null ? log.file : `${quote(logName(log))} in ${log.file}`;
  return { name, title: log.title, storage: log.storage, log: log.log };
}

function logsOf({ log, logs }: FactProps, shelf: LogShelf<Log>, place: Place): { logs: Log[]; problems: Problem[] } {
  if (logs !== undefined) return needLogs(logs, '<Fact logs>', shelf, place);
  const found = needLog(log ?? '', '<Fact log>', shelf, place);
  return 'id' in found ? { logs: [found], problems: [] } : { logs: [], problems: [found] };
}

function saidBy({ of }: FactProps, logs: readonly NamedLog[]): string {
  const [first] = logs;
  return of === undefined && first !== undefined ? `${first.name} says` : 'the logs give';
}

/** Numbers and units stand with thin blanks and a true minus on the page; authors type plain ones. */
function asTyped(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('\u2212', '-').trim();
}

/** Attributes that don't go together. */
function formProblems({ log, logs, of, per, record, show }: FactProps, place: Place): Problem[] {
  const problem = (attribute: string, found: string, expected: string, fix: string): Problem[] => [
    { ...place, field: `<Fact ${attribute}>`, found, expected, fix },
  ];
  if (log === undefined && logs === undefined) {
    return problem('log', 'neither `log` nor `logs`', 'the log that states the fact', 'add `log="…"`');
  }
  if (log !== undefined && logs !== undefined) {
    return problem('logs', 'both `log` and `logs`', 'one log, or several to work something out from', 'leave one out');
  }
  if (logs === undefined) {
    if (of !== undefined) {
      return problem(
        'of',
        `${quote(of)} of one log`,
        '`logs` to work it out from',
        'write `logs={["…", "…"]}` for `log`',
      );
    }
    return show === undefined ? [] : problem('show', `${quote(show)} of one log`, SHOW_EXPECTED, 'leave `show` out');
  }
  if (of === undefined) {
    const all = COMPUTATIONS.map((name) => `\`${name}\``).join(', ');
    return problem('of', 'nothing, with several logs', `one of ${all}`, 'say what to work out: `of="largest"`');
  }
  if (per !== undefined) {
    return problem(
      'per',
      `${quote(per)} with several logs`,
      '`per` with one `log`',
      'leave `per` out, or name one `log`',
    );
  }
  if (record !== undefined) {
    return problem('record', `${quote(record)} with several logs`, '`record` with one `log`', 'leave `record` out');
  }
  if (show !== undefined && of !== 'largest' && of !== 'smallest') {
    return problem('show', `${quote(show)} with ${quote(of)}`, SHOW_EXPECTED, 'leave `show` out');
  }
  return [];
}

const SHOW_EXPECTED = '`show` with `of="largest"` or `of="smallest"`, of several logs';

/** A refusal in the author's terms. */
function refused(refusal: Refusal, props: FactProps, place: Place): Problem {
  const { attribute, ...words } = wordsFor(refusal, props);
  return { ...place, field: `<Fact ${attribute}>`, ...words };
}

interface Words {
  attribute: keyof FactProps;
  found: string;
  expected: string;
  fix: string;
}

function wordsFor(refusal: Refusal, props: FactProps): Words {
  switch (refusal.reason) {
    case 'no such fact':
    case 'not stated':
    case 'no number': {
      const { attribute, possible } = refusal;
      const name = props[attribute] ?? '';
      const why =
        refusal.reason === 'not stated'
          ? `which ${refusal.log.name} doesn’t state`
          : refusal.reason === 'no number'
            ? 'which is a text: nothing can be worked out from it'
            : 'which is no fact of a log';
      const states = props.logs === undefined ? 'what the log states' : 'what each of the logs states';
      return { attribute, found: `${quote(name)}, ${why}`, ...instead(name, states, possible) };
    }
    case 'stated by none': {
      const found = `${quote(props.is)}, which none of the logs states`;
      return { attribute: 'is', found, ...instead(props.is, 'what one of the logs states', refusal.possible) };
    }
    case 'other unit': {
      const found = `${quote(props.per)}, which is ${KINDS[refusal.perUnit]}, while ${quote(props.is)} is ${KINDS[refusal.unit]}`;
      return { attribute: 'per', found, ...instead(props.per ?? '', 'a fact of the same kind', refusal.possible) };
    }
    case 'no such record':
      return {
        attribute: 'record',
        found: `${props.record}, while ${refusal.log.name} holds ${refusal.log.log.records.length}`,
        expected: `a number from 1 to ${refusal.log.log.records.length}`,
        fix: 'count the records in the log, or leave `record` out for the first',
      };
    case 'nominal and measured':
      return {
        attribute: 'logs',
        found: `a nominal speed in ${refusal.nominal.name}, a measured one in ${refusal.measured.name}`,
        expected: 'speeds of one kind: memory over whole seconds is no rate on the wire',
        fix: 'leave out the logs of one kind',
      };
    case 'not two figures':
      return {
        attribute: 'logs',
        found: `${refusal.figures} ${refusal.figures === 1 ? 'figure' : 'figures'} for ${quote(props.of)}`,
        expected: 'two figures: of two logs with one record each',
        fix: 'name two logs; the first is divided by the second, or lessened by it',
      };
    case 'division by zero':
      return {
        attribute: props.per === undefined ? 'logs' : 'per',
        found: `${quote(props.per ?? props.is)}, which is 0 in ${refusal.log.name}`,
        expected: 'a figure that can be divided by',
        fix: 'say it in another way, such as with the two facts themselves',
      };
    case 'several':
      return {
        attribute: 'show',
        found: `the same figure in ${refusal.logs.map(({ name }) => name).join(' and ')}`,
        expected: `one log that has the ${props.of} figure`,
        fix: 'leave `show` out, and name the logs in the text',
      };
    case 'not shown':
      return {
        attribute: 'show',
        found: `${quote(props.show)}, which isn’t known of ${refusal.log.name}`,
        expected: 'what the log states, or the front matter says of it',
        fix:
          props.show === 'guest'
            ? 'write `show="title"`, and give the log a title in the front matter'
            : `add \`${props.show}\` to the log under \`logs:\` in the front matter`,
      };
  }
}

const KINDS: Readonly<Record<Unit, string>> = {
  ms: 'a time',
  s: 'a time',
  bytes: 'a size',
  'bytes/s': 'a rate',
  count: 'a number of things',
  ratio: 'a ratio',
  share: 'a share',
};

function instead(name: string, what: string, possible: readonly string[]): Pick<Words, 'expected' | 'fix'> {
  return {
    expected: `${what}: ${possible.map((fact) => `\`${fact}\``).join(', ')}`,
    // The name of a fact is no slip of another's.
    fix:
      FACT_NAMES.includes(name) || nearest(name, possible) === null
        ? 'use one of these, or leave the fact out'
        : didYouMean(name, possible),
  };
}
