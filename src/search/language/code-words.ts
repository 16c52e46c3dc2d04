/**
 * Words that programmers write and most other people don't. They are spelled correctly, so a message that has one means that:
 * a constructor is no contractor, and an iterator is no integrator.
 */
const CODE_WORDS = new Set(
  `allocator assertion async autoload bitmask bitwise boolean bytecode callable callback callee casting changelog closure
  codec combinator comparator compiler concat constexpr constructor coroutine currying daemon deallocate debugger declarator
  decorator deserialize deserializer destructor destructure dispatcher docstring emitter encapsulation endian enum enumerable
  enumerator exponentiation falsy formatter fixture functor generator generics getter goroutine hashable hashmap heredoc hoisting
  idempotent immutable initializer inlining instantiate instantiation interpolation interpreter invariant iterable iterator
  lambda lexer linker lookahead lookbehind loopback macro marshaller memoize memoization middleware mixin monad monorepo
  mutability mutable mutator mutex namespace nullable opcode operand overload parser parameterize pointer polyfill
  polymorphism preprocessor primitive prototype proxy pseudocode queryable recursion reducer refactor regex regexp
  reentrant renderer scalar semaphore serializer setter shim singleton stacktrace stderr stdin stdout struct stub subclass
  superclass subroutine substring tokenizer traceback transpiler traversal truthy tuple typecast typedef typeof undefined
  unmarshal unescape variadic vararg walkthrough wildcard wrapper`.split(/\s+/),
);

/** @param plain a word in plain form, or its plural */
export function isCodeWord(plain: string): boolean {
  return CODE_WORDS.has(plain) || CODE_WORDS.has(plain.replace(/s$/, ''));
}
