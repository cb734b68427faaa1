import type { Offer } from '../../command/command-spec.ts';

/** What completion offers for the values of flags before the command. */
export const GLOBAL_OFFERS: Readonly<Record<string, Offer>> = {
  config: 'directory',
  context: 'context',
  'log-level': ['debug', 'info', 'warn', 'error', 'fatal'],
  tlscacert: 'file',
  tlscert: 'file',
  tlskey: 'file',
};
