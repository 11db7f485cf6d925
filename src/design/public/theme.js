// Sets the theme before the first paint. A file of its own, because the content security policy allows no
// inline script; it must agree with theme.ts.
;(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    let choice = null
    try {
      choice = localStorage.getItem('rapport.theme')
    } catch {
      // Storage may be forbidden; then the system decides.
    }
    const isDark = choice === 'dark' || (choice !== 'light' && dark.matches)
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }
  apply()
  dark.addEventListener('change', apply)
})()
