import { admin } from './admin'
import { boards } from './boards'
import { complaints } from './complaints'
import { ledgers } from './ledgers'
import { letters } from './letters'
import { problems } from './problems'
import { projects } from './projects'
import { registers } from './registers'
import { rulebook } from './rulebook'
import { shell } from './shell'
import { sign } from './sign'
import { today } from './today'
import { wall } from './wall'
import { words } from './words'

export const zh = {
  admin,
  boards,
  complaints,
  ledgers,
  letters,
  problems,
  projects,
  registers,
  rulebook,
  shell,
  sign,
  today,
  wall,
  words,
}
