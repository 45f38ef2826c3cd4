import { ref } from 'vue'

/** How many dialogs ask at the moment. What lies under them stays as their reader saw it. */
export const asking = ref(0)
