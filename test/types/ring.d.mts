export declare function ringOf(count: number): string
