import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

// What a test leaves mounted goes on drawing into the next one, or into a document that is gone.
enableAutoUnmount(afterEach)
