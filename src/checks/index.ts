import type { Content } from '../content/model.ts';
import type { Problem } from '../problems/index.ts';
import { checkAddresses } from './addresses.ts';
import { checkAttachments } from './attachments.ts';
import { checkCodeSecrets } from './code-secrets.ts';
import { checkDates } from './dates.ts';
import { checkDirection } from './direction.ts';
import { checkLinks } from './links.ts';
import { checkLogUses } from './log-uses.ts';
import { checkPageComponents } from './page-components.ts';
import { checkPictures } from './pictures.ts';
import { checkRedactions } from './redactions.ts';
import { checkSecrets } from './secrets.ts';
import { checkSeries } from './series.ts';
import { checkTopics } from './topics.ts';
import { checkTraces } from './traces.ts';

export { noticeLongLogs } from './long-logs.ts';
export { noticePictureFiles } from './picture-files.ts';
export { noticePublicNames } from './public-names.ts';
export { noticeSiteAddress } from './site-address.ts';
export { noticeUnshownGalleries } from './unshown-galleries.ts';

/** What no single file can tell: how the files of a content directory fit together. */
export async function checkContent(content: Content): Promise<Problem[]> {
  return [
    ...checkSeries(content),
    ...checkDates(content),
    ...checkDirection(content),
    ...checkAddresses(content),
    ...checkTopics(content),
    ...checkLogUses(content),
    ...checkLinks(content),
    ...checkAttachments(content),
    ...checkPageComponents(content),
    ...checkRedactions(content),
    ...(await checkSecrets(content)),
    ...(await checkCodeSecrets(content)),
    ...(await checkTraces(content)),
    ...(await checkPictures(content)),
  ];
}
