// The contract without its schemas: only methods and paths, made by vite.config.ts at build time.
declare module 'virtual:contract' {
  import type { AnyContractRouter } from '@orpc/contract'
  export const contract: AnyContractRouter
}
