import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { whenSignedOut } from '@/api/client'
import { dropOverview } from '@/overview'
import { isWriting } from '@/parts/writing'
import { tellElsewhere } from '@/parts/elsewhere'
import { forget, whenSignedInElsewhere, whoReads } from '@/session'
import { textOf } from '@/text'
import { startStream, stopStream } from '@/stream'

declare module 'vue-router' {
  interface RouteMeta {
    /** For whoever is not signed in, too. */
    open?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/today' },
  { path: '/today', name: 'today', component: () => import('@/pages/today/Page.vue') },
  { path: '/boards', name: 'boards', component: () => import('@/pages/boards/Page.vue') },
  { path: '/wall', name: 'wall', component: () => import('@/pages/wall/Page.vue') },
  { path: '/letters/:id?', name: 'letters', component: () => import('@/pages/letters/Page.vue') },
  { path: '/complaints/:ticketNo?', name: 'complaints', component: () => import('@/pages/complaints/Page.vue') },
  { path: '/ledgers', name: 'ledgers', component: () => import('@/pages/ledgers/Page.vue') },
  { path: '/rulebook', name: 'rulebook', component: () => import('@/pages/rulebook/Page.vue') },
  { path: '/admin', name: 'admin', component: () => import('@/pages/admin/Page.vue') },
  { path: '/admin/mine', name: 'mine', component: () => import('@/pages/mine/Page.vue') },
  { path: '/sign-in', name: 'sign-in', meta: { open: true }, component: () => import('@/pages/sign-in/Page.vue') },
  {
    path: '/invitation/:token',
    name: 'invitation',
    meta: { open: true },
    component: () => import('@/pages/invitation/Page.vue'),
  },
  { path: '/:rest(.*)*', name: 'nowhere', component: () => import('@/pages/nowhere/Page.vue') },
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const reader = await whoReads()
  return reader ? true : { name: 'sign-in', query: { to: to.fullPath } }
})

whenSignedInElsewhere(() => location.reload(), startStream)

whenSignedOut(() => {
  const here = router.currentRoute.value
  // What is being written is not lost: it is sent once its writer has signed in again, in another tab.
  if (!here.meta.open && isWriting()) {
    stopStream()
    return tellElsewhere({ text: textOf('shell').signInAgain, failed: true, to: '/sign-in' })
  }
  forget()
  stopStream()
  dropOverview()
  if (here.matched.length > 0 && !here.meta.open) void router.push({ name: 'sign-in', query: { to: here.fullPath } })
})
