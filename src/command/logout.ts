import { type Command, defineCommand } from './command-spec.ts';

/** `logout` */
export const logoutCommand: Command = defineCommand(['logout'], () => ({
  usage: '[SERVER]',
  summary: 'Forget the credentials for a registry; without SERVER for Docker Hub',
  topic: 'registries',
  arity: { kind: 'at-most', count: 1 },
  offers: { args: ['registry'] },
  flags: {},
  async manual() {
    const { logoutManual } = await import('./manual/logout.ts');
    return logoutManual;
  },
  async run(context, { args: [server = ''] }) {
    const { logOut } = await import('./log-out.ts');
    await logOut(context, server);
  },
}));
