import { readdirSync, readFileSync } from 'node:fs'

/** What the kernel counts in: USER_HZ, which Linux has fixed at 100 for what it tells programs. */
const TICKS_PER_SECOND = 100

/** Seconds of CPU a process has used, its threads and the children it has waited for among them. */
export function cpuSecondsOf(pid: number): number {
  const fields = statFields(pid)
  const ticks = [11, 12, 13, 14].map((at) => Number(fields?.[at] ?? 0))
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND
}

/** The same of a server and all the processes it has started. */
export const cpuSecondsOfTree = (root: number): number =>
  listTree(root).reduce((sum, pid) => sum + cpuSecondsOf(pid), 0)

/** Megabytes of memory a process holds now, and the most it ever held. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}

/** The same of a program and all the processes it has started; what they share is counted for each of them. */
export function memoryOfTree(root: number): { now: number; most: number } {
  const sum = { now: 0, most: 0 }
  for (const pid of listTree(root)) {
    try {
      const { now, most } = memoryOf(pid)
      sum.now += now
      sum.most += most
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum
}

/** The process that started this one. */
export const parentOf = (pid: number): number => Number(statFields(pid)?.[1] ?? 0)

/** What stands behind the program's name in /proc/PID/stat, which may hold anything; the first is the state. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    // It has ended meanwhile.
    return null
  }
}

function listTree(root: number): number[] {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
  const tree = new Set([root])
  for (const pid of pids.sort((a, b) => a - b)) if (tree.has(parentOf(pid))) tree.add(pid)
  return [...tree]
}
