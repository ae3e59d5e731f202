// What is used of a package that need not be installed, so that the compiler can do without it.

declare module 'pkcs11js' {
  const library: { PKCS11: new () => import('./cryptoki.ts').Cryptoki };
  export default library;
}
