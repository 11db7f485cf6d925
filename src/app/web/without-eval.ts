// The validator tries whether it may make functions out of text, to be faster. Here it may not, and even trying is a
// violation of Trusted Types that the browser reports; so it is told before it is loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
