/** What a host answers: the same for the servers of tests, for files that hosts read, and for configurations. */
export { caddyfile } from './caddy.ts';
export { compressed } from './compressed.ts';
export { headersFile, netlifyRedirects, redirectsFile } from './files.ts';
export { type HostedSite, nginxConfiguration } from './nginx.ts';
export { cacheControl, everywhere, pagePolicy, themeScript } from './policy.ts';
export { type PublishPlan, publishPlan, type SiteFiles } from './publish-plan.ts';
export { type Redirect, readRedirects } from './redirects.ts';
export { mediaType } from './types.ts';
