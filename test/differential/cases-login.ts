import type { DifferentialCase } from './run-case.ts';
import type { Scenario } from './scripted-engine.ts';

const AUTH = Buffer.from('u:p').toString('base64');
const HUB = 'https://index.docker.io/v1/';
const taken = answering({ json: { Status: 'Login Succeeded' } });
const refused = answering({ status: 401, json: { message: 'bad password' } });

interface LoginCase extends Omit<DifferentialCase, 'id' | 'args'> {
  readonly args: readonly string[];
}

/** login and logout: what is asked, stored and said. */
export function loginCases(): readonly DifferentialCase[] {
  const me = ['login', '-u', 'me', '-p', 'pw'];
  const kept = { auths: { 'q.io': { auth: AUTH } } };
  const cases: Readonly<Record<string, LoginCase>> = {
    password: { args: [...me, 'q.io/v2/'] },
    scheme: { args: [...me, 'https://q.io'] },
    hub: { args: [...me, 'docker.io'] },
    stdin: { args: ['login', '-u', 'me', '--password-stdin', 'q.io'], stdin: 'pw\n' },
    'stdin-crlf': { args: ['login', '-u', 'me', '--password-stdin'], stdin: 'pw\r\n' },
    'stdin-empty': { args: ['login', '-u', 'me', '--password-stdin'], stdin: '' },
    'two-passwords': { args: [...me, '--password-stdin'] },
    'stdin-without-user': { args: ['login', '--password-stdin'] },
    'no-terminal': { args: ['login', 'q.io'] },
    'no-user': { args: ['login', '-p', 'x', 'q.io'] },
    'two-servers': { args: ['login', 'a', 'b'] },
    existing: { args: ['login', 'q.io'], config: kept },
    'existing-hub': { args: ['login'], config: { auths: { [HUB]: { auth: AUTH } } } },
    'existing-terminal': {
      args: ['login', 'q.io'],
      config: kept,
      tty: { rows: 20, cols: 80 },
    },
    'existing-refused': { args: ['login', 'q.io'], config: kept, scenario: refused },
    refused: { args: [...me, 'q.io'], scenario: refused },
    token: {
      args: [...me, 'q.io'],
      scenario: answering({ json: { Status: 'OK', IdentityToken: 'T' } }),
    },
    'no-helper': { args: [...me, 'q.io'], config: { credsStore: 'nope' } },
    'keeps-config': {
      args: [...me, 'q.io'],
      config: {
        auths: { 'z.b': { auth: AUTH }, 'a.b': { auth: AUTH } },
        psFormat: 'x',
        HttpHeaders: { X: '<y>' },
        credHelpers: {},
        proxies: { default: { httpProxy: 'h' } },
        currentContext: '',
      },
    },
  };
  return [...asCases('login', cases), ...asCases('logout', logouts())];
}

function logouts(): Readonly<Record<string, LoginCase>> {
  const both = { auths: { 'q.io': { auth: AUTH }, 'https://q.io': { auth: AUTH }, b: {} } };
  return {
    server: { args: ['logout', 'q.io'], config: both },
    hub: { args: ['logout'], config: both },
    unknown: { args: ['logout', 'nope.io'], config: both },
    'two-servers': { args: ['logout', 'a', 'b'] },
  };
}

function asCases(
  prefix: string,
  cases: Readonly<Record<string, LoginCase>>,
): readonly DifferentialCase[] {
  return Object.entries(cases).map(([name, one]) => ({
    scenario: taken,
    compare: { stderr: true },
    ...one,
    id: `${prefix}-${name}`,
  }));
}

function answering(answer: Omit<Scenario['routes'][number], 'on'>): Scenario {
  return { apiVersion: '1.50', routes: [{ on: 'POST /auth', ...answer }] };
}
