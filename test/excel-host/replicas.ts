import { Replica } from "./co-authoring/replica";
import type { StructuralChange, Write } from "./co-authoring/write";
import type { Workbook } from "./model/workbook";
import { copyOf, putBack } from "./workbook-copy";
import type { WorkbookCopy } from "./workbook-copy";

export interface CoAuthorsOptions {
  readonly seed: number;
  /** The longest a change is under way, in milliseconds of the network's own clock. */
  readonly maxDelayMs: number;
}

/** Changes of one moment at one replica: they arrive together. */
interface Packet {
  readonly from: number;
  readonly at: number;
  readonly writes: Write[];
  open: boolean;
}

interface Delivery {
  readonly to: number;
  readonly due: number;
  /** Deliveries of one moment are made in the order they were sent. */
  readonly order: number;
  readonly packet: Packet;
}

/**
 * Several people in one workbook, each with a replica in a host of their own. What one does is there at once, and
 * reaches each of the others after a while, in the order it was done. All begin with the first one's workbook. Cells are
 * the last writer's, tables as large as anyone made them: two who append to the same row lose one, on every replica
 * alike (belief `co-author-cells`). Time moves only when told.
 */
export class CoAuthors {
  readonly #hosts: readonly { readonly workbook: Workbook }[];
  readonly #replicas: readonly Replica[];
  #maxDelay: number;
  #random: () => number;
  #now = 0;
  #order = 0;
  #pending: Delivery[] = [];
  /** When the last packet from one to another arrives: none overtakes it. */
  #lines = new Map<string, number>();
  #open: (Packet | undefined)[] = [];
  /** What those have done whose line is down, until it is up again. */
  readonly #held = new Map<number, Packet[]>();
  #refused: StructuralChange | undefined;

  constructor(hosts: readonly { readonly workbook: Workbook }[], { seed, maxDelayMs }: CoAuthorsOptions) {
    this.#hosts = hosts;
    this.#maxDelay = maxDelayMs;
    this.#random = randomFrom(seed);
    if (new Set(hosts.map(({ workbook }) => workbook.newId())).size < hosts.length)
      throw new Error(
        "replicas need a `site` of their own each, or two would give the same id to different things",
      );
    const [first, ...others] = hosts;
    if (first !== undefined) for (const { workbook } of others) putBack(workbook, copyOf(first.workbook));
    this.#replicas = hosts.map(({ workbook }, index) => {
      const line = {
        send: (writes: readonly Write[]) => this.#send(index, writes),
        refuse: (cause: StructuralChange) => (this.#refused = cause),
      };
      return new Replica(workbook, index, () => this.#now, line);
    });
  }

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  /** The workbook of the first replica as it stands, to start over from. */
  state(): WorkbookCopy {
    const [first] = this.#hosts;
    if (first === undefined) throw new Error("a network of no one");
    return copyOf(first.workbook);
  }

  /** How many changes are still under way. */
  get underWay(): number {
    return this.#pending.length + [...this.#held.values()].flat().length;
  }

  /** The line of one of them is down: from now on nobody hears of what is done there, nor that one of the others. */
  goOffline(who: number): void {
    if (!this.#held.has(who)) this.#held.set(who, []);
    this.#open[who] = undefined;
  }

  /**
   * The line is up again: all that waited is sent. Nobody says whether Excel takes it for as old as it is or, being the
   * last to arrive, for the newest; `isNew` tells.
   */
  goOnline(who: number, isNew: boolean): void {
    const held = this.#held.get(who) ?? [];
    this.#held.delete(who);
    this.#open[who] = undefined;
    for (const { writes } of held) {
      const renewed = isNew ? (this.#replicas[who]?.renewed(writes) ?? []) : writes;
      this.#dispatch({ from: who, at: this.#now, writes: [...renewed], open: false });
    }
  }

  /** Lets time pass and delivers what is due. Throws StructuralChange when someone did what cannot be merged. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(); next !== undefined && next.due <= until; next = this.#next())
      this.#deliver(next);
    this.#now = until;
    this.#complain();
  }

  /** Delivers everything, however long it takes: then all replicas are alike. */
  deliverAll(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) this.#deliver(next);
    this.#complain();
  }

  /** Every replica as it was when the copy was taken, nothing under way; with another seed another story begins. */
  resetTo(copy: WorkbookCopy, { seed, maxDelayMs }: Partial<CoAuthorsOptions> = {}): void {
    this.#now = 0;
    this.#order = 0;
    this.#pending = [];
    this.#lines = new Map();
    this.#open = [];
    this.#refused = undefined;
    this.#held.clear();
    this.#maxDelay = maxDelayMs ?? this.#maxDelay;
    if (seed !== undefined) this.#random = randomFrom(seed);
    for (const { workbook } of this.#hosts) putBack(workbook, copy);
    for (const replica of this.#replicas) replica.reset();
  }

  #send(from: number, writes: readonly Write[]): void {
    const open = this.#open[from];
    if (open?.open === true && open.at === this.#now) {
      open.writes.push(...writes);
      return;
    }
    const packet: Packet = { from, at: this.#now, writes: [...writes], open: true };
    this.#open[from] = packet;
    const held = this.#held.get(from);
    if (held) held.push(packet);
    else this.#dispatch(packet);
  }

  #dispatch(packet: Packet): void {
    const { from } = packet;
    for (const to of this.#hosts.keys()) {
      if (to === from) continue;
      const line = `${from} ${to}`;
      const due = Math.max(
        this.#lines.get(line) ?? 0,
        this.#now + Math.floor(this.#random() * (this.#maxDelay + 1)),
      );
      this.#lines.set(line, due);
      this.#pending.push({ to, due, order: this.#order++, packet });
    }
  }

  #next(): Delivery | undefined {
    let next: Delivery | undefined;
    for (const one of this.#pending)
      if (this.#held.has(one.to)) continue;
      else if (next === undefined || one.due < next.due || (one.due === next.due && one.order < next.order))
        next = one;
    return next;
  }

  #deliver(delivery: Delivery): void {
    this.#pending = this.#pending.filter((one) => one !== delivery);
    this.#now = Math.max(this.#now, delivery.due);
    delivery.packet.open = false;
    this.#replicas[delivery.to]?.receive(delivery.packet.writes);
  }

  #complain(): void {
    if (this.#refused !== undefined) throw this.#refused;
  }
}

/** Pseudo-random numbers in [0, 1) that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
