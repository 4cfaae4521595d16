/** eˣ and ln x, lane by lane: the very code that compiled formulas use. */
@external("math", "exp")
export declare function exp(x: v128): v128;

@external("math", "log")
export declare function log(x: v128): v128;
