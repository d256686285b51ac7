import { checkNetworks } from './checkNetworks';

it.each([
  ['10.244.0.0/16', '10.96.0.0/12'],
  ['10.0.0.0/9', '10.128.0.0/9'],
  ['fd00::/56', '10.96.0.0/12'],
  ['fd00::/56', 'fd01::/112'],
])('accepts %s beside %s', (podCidr, serviceCidr) => {
  expect(checkNetworks({ podCidr, serviceCidr })).toEqual([]);
});

it.each([
  ['10.96.0.0/12', '10.100.0.0/16', '/serviceCidr'],
  ['10.100.0.0/16', '10.96.0.0/12', '/serviceCidr'],
  ['0.0.0.0/0', '10.96.0.0/12', '/serviceCidr'],
  ['10.96.0.0/33', '10.96.0.0/12', '/podCidr'],
  ['256.0.0.0/8', '10.96.0.0/12', '/podCidr'],
  ['10.244.0.0/16', 'services', '/serviceCidr'],
])('refuses %s beside %s', (podCidr, serviceCidr, pointer) => {
  const violations = checkNetworks({ podCidr, serviceCidr });
  expect(violations.map(violation => violation.pointer)).toEqual([pointer]);
});
