/** Whether a server on a loopback port says that it is ready. */
export async function isReadyAt(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(
    () => undefined,
  );
  return response?.ok ?? false;
}
