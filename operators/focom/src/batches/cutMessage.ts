const MAX_LENGTH = 1000;

/** What is said of one cluster, where 64 of them are in one object; its ProvisioningRequest has the whole. */
export function cutMessage(message: string): string {
  return message.length > MAX_LENGTH
    ? `${message.slice(0, MAX_LENGTH)}…`
    : message;
}
