/** The server's own folders are private; as root the database's user must be able to walk through. */
export function folderMode(): number {
  return process.getuid?.() === 0 ? 0o711 : 0o700
}
