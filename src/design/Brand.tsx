/** The two rings and the name. */
export function Brand() {
  return (
    <span className="brand">
      <svg width="32" height="22" viewBox="0 0 32 22" fill="none" strokeWidth="3" aria-hidden>
        <circle cx="20" cy="11" r="9.5" stroke="var(--fading)" />
        <circle cx="11" cy="11" r="9.5" stroke="var(--accent)" />
      </svg>
      Rapport
    </span>
  )
}
