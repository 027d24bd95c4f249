const IPV4_IN_IPV6 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i

const GROUPS = 8
/** A customer gets a whole /64 of IPv6 (RFC 6177), so one of its addresses says nothing about one machine. */
const NETWORK_GROUPS = 4

/** What one person cannot change about where they come from: an IPv4 address as it is, the /64 network of an IPv6 one. */
export function networkOf(address: string): string {
  const [, ipv4] = IPV4_IN_IPV6.exec(address) ?? []
  if (ipv4 !== undefined) return ipv4
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const between = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => '0')
  const groups = tail === undefined ? before : [...before, ...between, ...after]
  return `${groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
