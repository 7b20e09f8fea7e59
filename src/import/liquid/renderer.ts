import { Context, Liquid, LiquidError, type Template } from 'liquidjs';
import { readArguments, type TagArguments } from './arguments.ts';
import type { LiquidInput } from './evaluate.ts';
import { addJekyllFilters } from './filters.ts';

// Names that are there whatever the post says.
const OPEN_ROOTS = new Set([
  'site',
  'page',
  'layout',
  'jekyll',
  'include',
  'forloop',
  'theme',
  'empty',
  'blank',
  'nil',
]);
/** Evaluates pieces of a template, one after the other: what one assigns, the next ones know. */
export class Renderer {
  readonly #input: LiquidInput;
  readonly #liquid: Liquid;
  readonly #context: Context;

  constructor(input: LiquidInput) {
    this.#input = input;
    // What an unknown variable means is for this class to say, not silence.
    this.#liquid = new Liquid({
      strictVariables: true,
      strictFilters: true,
      lenientIf: true,
      jekyllInclude: true,
      ownPropertyOnly: true,
    });
    addJekyllFilters(this.#liquid, input.config);
    this.#registerTags();
    this.#context = new Context({ ...input.scope }, this.#liquid.options, { sync: true, strictVariables: true });
  }

  /** Null for what can't be evaluated: syntax that isn't Liquid's, names that nothing defines, values that aren't there. */
  render(source: string): string | null {
    try {
      const templates: Template[] = this.#liquid.parse(source);
      const unknown = this.#liquid.globalVariablesSync(templates).filter((root) => !this.#knows(root));
      if (unknown.length > 0) return null;
      const value: unknown = this.#liquid.renderSync(templates, this.#context);
      return typeof value === 'string' ? value : String(value);
    } catch (error) {
      if (error instanceof LiquidError || error instanceof RangeError) return null;
      // Filters of Liquid's own throw what their arguments make them throw.
      if (error instanceof TypeError || (error instanceof Error && error.name === 'AssertionError')) return null;
      throw error;
    }
  }

  #knows(root: string): boolean {
    return (
      OPEN_ROOTS.has(root) || Object.hasOwn(this.#context.bottom(), root) || Object.hasOwn(this.#input.scope, root)
    );
  }

  /** The arguments of a tag, with the values of those that name a variable. */
  arguments(source: string): TagArguments {
    const args = readArguments(source);
    for (const pair of Object.values(args.pairs)) {
      const value = pair.quoted
        ? pair.text.includes('{{')
          ? this.render(pair.text)
          : null
        : this.render(`{{ ${pair.text} }}`);
      if (value !== null) pair.text = value;
    }
    args.words = args.words.map((word) => (word.includes('{{') ? (this.render(word) ?? word) : word));
    return args;
  }

  /** Jekyll's tags, for where they stand inside a loop and Liquid itself meets them. */
  #registerTags(): void {
    const { readTag } = this.#input;
    const readArgs = (source: string) => this.arguments(source);
    for (const name of ['include', 'include_cached', 'include_relative', 'post_url', 'link', 'gist', 'youtube']) {
      let args = '';
      this.#liquid.registerTag(name, {
        parse(token) {
          args = token.args;
          Object.assign(this, { args });
        },
        render() {
          const own: unknown = Reflect.get(this, 'args');
          const value = readTag(name, readArgs(String(own)), `{% ${name} ${String(own)} %}`, 0);
          return value ?? '';
        },
      });
    }
  }
}
