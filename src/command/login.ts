import { type Command, defineCommand } from './command-spec.ts';

/** `login` */
export const loginCommand: Command = defineCommand(['login'], () => ({
  usage: '[OPTIONS] [SERVER]',
  summary: 'Keep credentials for a registry; without SERVER for Docker Hub',
  topic: 'registries',
  arity: { kind: 'at-most', count: 1 },
  offers: { args: ['registry'] },
  flags: {
    password: {
      kind: 'string',
      short: 'p',
      summary: 'The password, or a token',
      unset: 'asked for',
    },
    'password-stdin': { kind: 'boolean', summary: 'Read the password from standard input' },
    username: { kind: 'string', short: 'u', summary: 'The name of the user', unset: 'asked for' },
  },
  async manual() {
    const { loginManual } = await import('./manual/login.ts');
    return loginManual;
  },
  async run(context, { args: [server = ''], flags }) {
    const { logIn } = await import('./log-in.ts');
    await logIn(context, {
      server,
      username: flags.username ?? '',
      password: flags.password ?? '',
      passwordFromStdin: flags['password-stdin'],
    });
  },
}));
