import { byoHost } from './testing';
import { checkNodeRequirements } from './checkNodeRequirements';

const bare = byoHost({ name: 'byoh-1', hostId: '1' });
const host = {
  ...bare,
  status: {
    ...bare.status,
    hostinfo: { architecture: 'amd64', osimage: 'Ubuntu 22.04.4 LTS' },
  },
};

it.each([
  [undefined],
  [{}],
  [{ architectures: ['arm64', 'amd64'] }],
  [{ osImagePattern: '^Ubuntu 2[24]\\.04' }],
  [{ selector: { matchLabels: { 'host-id': '1' } } }],
  [
    {
      selector: {
        matchExpressions: [{ key: 'gpu', operator: 'DoesNotExist' as const }],
      },
    },
  ],
])('takes a host for %j', requirements => {
  expect(checkNodeRequirements(requirements, host)).toBeUndefined();
});

it.each([
  [{ architectures: ['arm64'] }, host, 'its architecture is amd64, not arm64'],
  [
    { osImagePattern: '^Debian' },
    host,
    "its operating system is 'Ubuntu 22.04.4 LTS', which does not match '^Debian'",
  ],
  [
    { selector: { matchLabels: { rack: 'a' } } },
    host,
    "its labels do not match 'rack=a'",
  ],
  [
    { architectures: ['amd64', 'arm64'], osImagePattern: '.' },
    bare,
    "its architecture is not known, not amd64 or arm64, and its operating system is not known, which does not match '.'",
  ],
])('says what a host lacks of %j', (requirements, asked, message) => {
  expect(checkNodeRequirements(requirements, asked)).toBe(
    `is not what the template asks for: ${message}`,
  );
});
