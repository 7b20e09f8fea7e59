/** What a text tells the world that it shouldn't: secrets, public addresses, names of machines; and stand-ins for them. */
export { findPublicNames, isPublicName, namesIn, type PublicName } from './addresses.ts';
export {
  keyOf,
  kindOf,
  type Redacted,
  redactBytes,
  redactText,
  type StandIns,
  type Trace,
  tracesIn,
} from './redaction.ts';
export { findSecrets, type Secret } from './secrets.ts';
export { makeStandIns, type Wishes } from './stand-ins.ts';
