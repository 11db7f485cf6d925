// Searches the page of the API: calls that have all the words stay, the others are hidden.
;(() => {
  const field = document.getElementById('search')
  const found = document.getElementById('found')
  const calls = [...document.querySelectorAll('details[data-words]')]

  function look() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const call of calls) call.hidden = !words.every((word) => call.dataset.words.includes(word))
    for (const group of document.querySelectorAll('main > section')) {
      const own = [...group.querySelectorAll('details')]
      group.hidden = own.length > 0 && own.every((call) => call.hidden)
    }
    const left = calls.filter((call) => !call.hidden).length
    found.textContent = words.length === 0 ? '' : `${left} of ${calls.length} calls`
  }

  function openNamed() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (named instanceof HTMLDetailsElement) {
      named.open = true
      named.scrollIntoView()
    }
  }

  field.addEventListener('input', look)
  addEventListener('hashchange', openNamed)
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target === field) return
    event.preventDefault()
    field.focus()
  })
  look()
  openNamed()
})()
