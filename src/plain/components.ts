import { factLogs, galleryOf, logOf, pictureOf } from '../components/body-context.ts';
import { attributes, escapeHtml } from '../html/index.ts';
import { answerFact } from '../logs/index.ts';
import { ASIDE_LABELS } from '../mdx/components.ts';
import { type ComponentUse, factQuery, type PropsOf, type Segment } from '../mdx/index.ts';
import { comparisonHtml } from './comparison.ts';
import type { PlainContext } from './context.ts';
import { logHtml } from './log.ts';
import { diagramFigure, figure, pictureFigure } from './pictures.ts';

/** A component of a text as plain HTML. `inside` renders what stands between its tags. */
export function componentHtml(
  use: ComponentUse,
  context: PlainContext,
  inside: (segments: readonly Segment[]) => string,
): string {
  switch (use.name) {
    case 'Fact':
      return factText(use.props, context);
    case 'MigrationLog': {
      const notes = use.children.filter((child) => typeof child !== 'string' && child.name === 'Note');
      const said = notes.map(({ props, children, line }) => ({ at: props.at, html: inside(children), line }));
      return logHtml(logOf(use.props.log, context.text), use.props.caption ?? null, said, context);
    }
    case 'MigrationComparison':
      return comparisonHtml(use.props, context.text, context);
    case 'Gallery':
      return galleryHtml(use.props, context);
    case 'BeforeAfter':
      return beforeAfterHtml(use.props, context);
    case 'Screenshot': {
      const remarks = use.children.flatMap((child) =>
        typeof child !== 'string' && child.name === 'Callout' ? [`<li>${inside(child.children)}</li>`] : [],
      );
      const list = remarks.length === 0 ? '' : `<ol>${remarks.join('')}</ol>`;
      const { image, alt, caption = null } = use.props;
      return pictureFigure(pictureOf(image, context.text), alt, caption, context) + list;
    }
    case 'Diagram':
      return diagramFigure(context.text.pictures.diagrams[use.props.image] ?? '', use.props, context);
    case 'Aside': {
      const label = ASIDE_LABELS[use.props.kind];
      const title = use.props.title === undefined ? label : `${label}: ${use.props.title}`;
      return `<blockquote><p><strong>${escapeHtml(title)}</strong></p>${inside(use.children)}</blockquote>`;
    }
    case 'Terminal':
      return terminalTitle(use.props) + inside(use.children);
    case 'SeriesNav':
      return partsHtml(context);
    case 'Example':
    case 'Note':
    case 'Callout':
      return inside(use.children);
  }
}

function factText(props: PropsOf<'Fact'>, context: PlainContext): string {
  const answer = answerFact(factQuery(props), factLogs(props, context.text), context.formats);
  if (!answer.ok) throw new Error(`the fact ${props.is} has no answer, which no check has seen`);
  return escapeHtml(answer.text);
}

function galleryHtml({ name, caption }: PropsOf<'Gallery'>, context: PlainContext): string {
  const pictures = galleryOf(name, context.text).map(({ picture, alt, title }) =>
    pictureFigure(picture, alt, title ?? null, context),
  );
  return figure(pictures.join(''), caption ?? null);
}

function beforeAfterHtml(props: PropsOf<'BeforeAfter'>, context: PlainContext): string {
  const [before, after] = props.labels;
  const pictures = [
    pictureFigure(pictureOf(props.before, context.text), props.beforeAlt, before, context),
    pictureFigure(pictureOf(props.after, context.text), props.afterAlt, after, context),
  ];
  return figure(pictures.join(''), props.caption ?? null);
}

function terminalTitle({ host, user, title }: PropsOf<'Terminal'>): string {
  const where = host === undefined || user === undefined ? host : `${user}@${host}`;
  const words = [where, title].filter((word) => word !== undefined);
  return words.length === 0 ? '' : `<p><strong>${escapeHtml(words.join(': '))}</strong></p>`;
}

function partsHtml({ text, absolute }: PlainContext): string {
  const parts = text.station?.line.parts ?? [];
  const items = parts.map(
    ({ title, address }) => `<li><a${attributes({ href: absolute(address) })}>${escapeHtml(title)}</a></li>`,
  );
  return items.length === 0 ? '' : `<ol>${items.join('')}</ol>`;
}
