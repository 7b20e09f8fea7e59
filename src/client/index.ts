/** What scripts add to pages that read well without them. One small file; the lightbox comes when a picture is opened. */
import './code-block.ts';
import './migration-log.ts';
import './open-wide.ts';
import './photo-gallery.ts';
import './progress.ts';
import './shortcuts.ts';
import './sortable-table.ts';
import './theme.ts';
import './toc-spy.ts';

document.documentElement.classList.add('has-script');

// Large, and for one page alone.
if (document.querySelector('log-reader') !== null) void import('./log-reader/index.ts');

if (document.querySelector('site-search') !== null) void import('./search/index.ts');

// Few pages have these: the others don't carry them.
if (document.querySelector('before-after') !== null) void import('./before-after.ts');
if (document.querySelector('film-strip') !== null) void import('./film-strip.ts');
if (document.querySelector('series-continue') !== null) void import('./series-continue.ts');
