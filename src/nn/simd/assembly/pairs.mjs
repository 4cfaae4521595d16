/**
 * A pass of the AssemblyScript compiler that makes the kernel of eight trials from the sources of that of four: every
 * vector becomes a pair of neighbours, every operation on it two, and what is loaded or stored at an address goes on
 * at 16 bytes behind it. V8 merges such pairs to 256-bit instructions. All operations are element-wise, so that the
 * halves never meet; what is not is refused.
 */
import binaryen from "binaryen";

const HALF = 16;
const { v128 } = binaryen;

export default {
  afterCompile(module) {
    // Operands become locals or constants: nothing with an effect is then within what is copied.
    module.runPasses(["flatten", "simplify-locals-notee-nostructure", "vacuum"]);
    const functions = Array.from({ length: module.getNumFunctions() }, (_, i) =>
      binaryen.getFunctionInfo(module.getFunctionByIndex(i)),
    );
    for (const info of functions) if (!info.module) pairFunction(module, info);
  },
};

function pairFunction(module, { name, params, results, vars, body }) {
  const parameters = binaryen.expandType(params);
  if ([...parameters, results].includes(v128)) throw new Error(`${name} takes or gives a vector: inline it`);
  const types = [...parameters, ...vars];
  const locals = [...vars];
  const newVector = () => parameters.length + locals.push(v128) - 1;
  const upper = types.map((type) => (type === v128 ? newVector() : undefined));
  const paired = pairStatement({ module, types, upper, newVector }, body);
  module.removeFunction(name);
  module.addFunction(name, params, results, locals, paired);
}

/** The statement with everything that it does to a vector done to the pair. */
function pairStatement(context, statement) {
  const { module, types, upper } = context;
  const info = binaryen.getExpressionInfo(statement);
  const paired = (child) => pairStatement(context, child);
  switch (info.id) {
    case binaryen.BlockId:
      for (const [i, child] of info.children.entries())
        binaryen.Block.setChildAt(statement, i, paired(child));
      return statement;
    case binaryen.LoopId:
      binaryen.Loop.setBody(statement, paired(info.body));
      return statement;
    case binaryen.IfId:
      binaryen.If.setIfTrue(statement, paired(info.ifTrue));
      if (info.ifFalse) binaryen.If.setIfFalse(statement, paired(info.ifFalse));
      return statement;
    case binaryen.LocalSetId: {
      if (types[info.index] !== v128) return statement;
      const value = upperHalf(context, module.copyExpression(info.value));
      return module.block(null, [statement, module.local.set(upper[info.index], value)]);
    }
    case binaryen.StoreId: {
      const { value } = info;
      if (binaryen.getExpressionType(value) !== v128) return statement;
      const second = module.copyExpression(statement);
      binaryen.Store.setOffset(second, info.offset + HALF);
      // Both halves are computed before either is stored: V8 merges no loads with a store between them. The upper one is
      // stored first: of the other order V8 would leave a store of the lower half beside that of both.
      const [low, high] = [context.newVector(), context.newVector()];
      const both = [
        module.local.set(low, value),
        module.local.set(high, upperHalf(context, module.copyExpression(value))),
      ];
      binaryen.Store.setValue(statement, module.local.get(low, v128));
      binaryen.Store.setValue(second, module.local.get(high, v128));
      return module.block(null, [...both, second, statement]);
    }
    default:
      return statement;
  }
}

/** Rewrites an expression that gives a pair's lower half, so that it gives the upper one. */
function upperHalf(context, expression) {
  const info = binaryen.getExpressionInfo(expression);
  const half = (child) => upperHalf(context, child);
  switch (info.id) {
    case binaryen.ConstId:
      return expression;
    case binaryen.LocalGetId:
      return context.module.local.get(context.upper[info.index], v128);
    case binaryen.LoadId:
      binaryen.Load.setOffset(expression, info.offset + HALF);
      return expression;
    case binaryen.UnaryId:
      // A splat's operand is a scalar.
      if (binaryen.getExpressionType(info.value) === v128)
        binaryen.Unary.setValue(expression, half(info.value));
      return expression;
    case binaryen.BinaryId:
      binaryen.Binary.setLeft(expression, half(info.left));
      binaryen.Binary.setRight(expression, half(info.right));
      return expression;
    case binaryen.SIMDTernaryId:
      binaryen.SIMDTernary.setA(expression, half(info.a));
      binaryen.SIMDTernary.setB(expression, half(info.b));
      binaryen.SIMDTernary.setC(expression, half(info.c));
      return expression;
    case binaryen.SIMDShiftId:
      binaryen.SIMDShift.setVec(expression, half(info.vec));
      return expression;
    case binaryen.SIMDShuffleId:
      binaryen.SIMDShuffle.setLeft(expression, half(info.left));
      binaryen.SIMDShuffle.setRight(expression, half(info.right));
      return expression;
    default:
      throw new Error(`no pair can be made of expression ${info.id}: ${binaryen.emitText(expression)}`);
  }
}
