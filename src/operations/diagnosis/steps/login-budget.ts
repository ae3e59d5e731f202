// What a test may spend on finding out, beyond the logins of getting a token: each miss may count as a failed login of the
// user, and a user that is locked out is worse than a cause that is not found.

export const experimentLogins = 6;

export class LoginBudget {
  #spent = 0;
  #gettingToken = 0;

  get left(): number {
    return Math.max(0, experimentLogins - this.#spent);
  }

  get spent(): number {
    return this.#spent;
  }

  /** Assertions in all: the sign-in itself, which is not rationed here, and the experiment. */
  get total(): number {
    return this.#gettingToken + this.#spent;
  }

  signedIn(logins: number): void {
    this.#gettingToken += logins;
  }

  spend(logins: number): void {
    this.#spent += logins;
  }
}
