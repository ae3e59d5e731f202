/*
 * One client app with one certificate slot, the org's servers that take a change over one by one, the programs that sign in, and what
 * Latchkey does: the life of its key pairs, destruction, and the swap. The swap's phases, its outcomes and where they lead are not written
 * here: check-model.ts makes them from src/domain/rotation/swap-phases.ts (`firstPhase`, `does_…`, `lead`). What stands for which code is
 * told in docs/rotation-model.md.
 *
 * Time is only order. Where the code waits for a time, the model waits for what that time is there for: for the longest spreading, that
 * all servers hold what is saved (`spread`); for the longest way of a request, that none is under way (`quiet`).
 */

#define OLD 0
#define NEW 1
#define FOREIGN 2
#define NOTHING 3

/* The states of a key pair: src/domain/key-pair/key-pair-states.ts. */
mtype:pair = { issued, active_, settling_, previous, destroyed };

/* The org. */
byte saved = OLD;
byte at[2] = OLD;
bit otherField = 0;	/* any field but the certificate: 0 as the swap read it */
byte wire = NOTHING;	/* a deploy of ours on its way to the org */
byte job = NOTHING;	/* one that the org has taken and not done yet */
bit listed = 0;		/* the org's list of deploys has one that was not noted before the last post */
bit failed = 0;		/* the org is done with it and changed nothing */

/* The installation's rows. */
mtype:pair state[2];
bit attemptOpen[2];	/* no outcome was written: the program that asked may be gone */
bit slowAttempt[2];
byte wanted = NEW;	/* the pair that `rotate` or `revert` asks for */
bit retentionOver[2];
bit otherAccepted[2];	/* another pair was accepted since */
bit stale = 0;		/* the answer that the caller holds was given before the last hold or the last retention began */
bit held = 0;		/* nothing is destroyed before an acceptance that shows what every server holds */
mtype:phase phase = firstPhase;

/* What the properties look at. */
byte donePerPhase = 0;	/* deploys of the new certificate that the org did */
byte backDone = 0;
bit overwrote = 0;	/* a deploy of ours replaced somebody else's certificate */
byte seen = OLD;		/* what the swap read in the slot, and may replace */
bit lateAnswer = 0;	/* an acceptance was written of a pair that is destroyed */

#define spread (at[0] == saved && at[1] == saved)
#define quiet (wire == NOTHING && job == NOTHING)
#define canSign(p) (state[p] != destroyed)
#define covered(s) (at[s] == FOREIGN || canSign(at[s]))

/* src/domain/key-pair/life.ts: an acceptance, dated when the org gave it. The pair's retention begins anew. */
inline accept(p, isStale, sawSpread) {
	if
	:: state[p] == issued || state[p] == previous -> state[p] = settling_
	:: state[p] == destroyed -> lateAnswer = 1
	:: else -> skip
	fi;
#ifdef BREAK_LIFE
	/* The other pair is given up as soon as this one is accepted. */
	if :: state[p] == settling_ -> state[1 - p] = destroyed :: else -> skip fi;
#endif
	retentionOver[p] = 0;
	otherAccepted[p] = 0;
	if
	:: isStale -> skip
	:: else -> otherAccepted[1 - p] = retentionOver[1 - p]; held = held && !sawSpread
	fi;
	stale = 1
}

/* The same, `settled`. It may come early: six acceptances may all have met the one server that is ahead. */
inline settle(p) {
	if
	:: state[p] == settling_ -> state[1 - p] = previous; state[p] = active_
	:: else -> state[1 - p] = previous /* the active one again: the handover ends */
	fi
}

/* Each server takes over what is saved, in its own time. */
proctype server(byte me) {
end:	do
	:: atomic { at[me] != saved -> at[me] = saved }
	od
}

/* A program that signs in: intent, question, outcome. It may be gone before the last. */
proctype caller() {
	byte p, s;
	bit yes, sawSpread;
end:	do
	:: atomic {
		if :: canSign(OLD) && !attemptOpen[OLD] -> p = OLD :: canSign(NEW) && !attemptOpen[NEW] -> p = NEW fi;
		attemptOpen[p] = 1
	   };
	   if :: s = 0 :: s = 1 fi;
	   atomic { yes = (at[s] == p); sawSpread = spread; stale = 0 };
	   if
	   :: atomic { attemptOpen[p] = 0; if :: yes -> accept(p, stale, sawSpread) :: else -> skip fi }
	   :: skip /* the outcome is lost, and the attempt stays open */
	   fi
	od
}

#ifdef SLOW
/* Another, whose one answer takes its time. */
proctype slowCaller() {
	byte p, s;
	bit yes;
	atomic {
		if :: canSign(OLD) -> p = OLD :: canSign(NEW) -> p = NEW fi;
		slowAttempt[p] = 1
	};
	if :: s = 0 :: s = 1 fi;
	yes = (at[s] == p);
	atomic { slowAttempt[p] = 0; if :: yes -> accept(p, 1, 0) :: else -> skip fi }
}
#endif

/* src/domain/key-pair/settlement.ts and retention.ts. A retention is a day at least: by then nothing spreads and nothing is under way. */
#define overNow(p) (state[p] == previous && !retentionOver[p] && spread && saved != p && quiet)
#ifdef BREAK_WANTED
#define asked(p) false
#else
#define asked(p) (wanted == p)
#endif
#ifdef BREAK_ATTEMPTS
#define pending(p) false
#else
#define pending(p) (attemptOpen[p] || slowAttempt[p])
#endif
#if (defined(SWAP) || defined(BACK)) && !defined(BREAK_OPEN)
#define mayEnd isOver /* while a swap is open it may need the old pair for its way back */
#else
#define mayEnd true
#endif
#ifdef BREAK_PROOF
#define proved(p) true
#else
#define proved(p) (mayEnd && !held && retentionOver[p] && otherAccepted[p] && state[1 - p] == active_)
#endif
#define mayDestroy(p) (state[p] == previous && !asked(p) && !pending(p) && proved(p))

proctype reconciler() {
end:	do
	:: atomic { state[NEW] == settling_ && (at[0] == NEW || at[1] == NEW) -> settle(NEW) }
	:: atomic { state[OLD] == settling_ && (at[0] == OLD || at[1] == OLD) -> settle(OLD) }
	:: atomic { state[OLD] == active_ && state[NEW] == settling_ && at[0] == OLD && at[1] == OLD -> settle(OLD) }
	:: atomic { overNow(OLD) -> retentionOver[OLD] = 1; stale = 1 }
	:: atomic { overNow(NEW) -> retentionOver[NEW] = 1; stale = 1 }
	:: atomic { mayDestroy(OLD) -> state[OLD] = destroyed }
	:: atomic { mayDestroy(NEW) -> state[NEW] = destroyed }
	od
}

#ifdef GUIDED
/* `rotate` or `revert` asks for a pair, and a person uploads it, at once or a week later; three times over. */
proctype admin() {
	byte p, acts = 0;
end:	do
	:: acts < 3 ->
		acts++;
		atomic {
			if :: canSign(OLD) -> p = OLD :: canSign(NEW) -> p = NEW fi;
#ifndef BREAK_HELD
			if :: p != wanted && state[wanted] == previous -> held = 1; stale = 1 :: else -> skip fi;
#endif
			wanted = p
		};
		saved = p
	od
}
#endif

#ifdef OTHERS
/* Somebody else, once each and never between our comparing and our deploy's end, which no interface of the org could exclude. */
#define betweenUs (does_deploy || !quiet)
proctype others() {
	bit uploaded = 0, edited = 0;
end:	do
	:: atomic { !uploaded && !betweenUs -> uploaded = 1; if :: saved = FOREIGN :: canSign(NEW) -> saved = NEW fi }
	:: atomic { !edited && !betweenUs -> edited = 1; otherField = 1 }
	od
}
#endif

#if defined(SWAP) || defined(BACK)
/* The org takes a deploy, and does it or refuses it, each in its own time. */
proctype org() {
end:	do
	:: atomic { wire != NOTHING -> job = wire; wire = NOTHING; listed = 1 }
	:: atomic { job != NOTHING ->
		if
		:: overwrote = overwrote || (saved == FOREIGN && seen != FOREIGN);
		   saved = job;
#ifdef BACK
		   donePerPhase++
#else
		   donePerPhase = donePerPhase + (job == NEW);
		   backDone = backDone + (job == OLD)
#endif
		:: failed = 1
		fi;
		job = NOTHING }
	od
}

#endif

#ifdef SWAP
/* Where a phase is left by what the org showed, the table says where it leads. */
proctype swap() {
	byte s, lost = 0;
	bit posted = 0, isBlind;
	if :: isBlind = 0 :: isBlind = 1 fi; /* the org does not show the certificate to this user */
#ifdef SEEING
	isBlind = 0;
#endif
	do
	:: atomic { does_signIn ->
		if :: s = 0 :: s = 1 fi;
		if
		:: at[s] == OLD -> lead(proved)
		:: at[s] == NEW -> accept(NEW, 0, spread); lead(holdsNew)
		:: at[s] == FOREIGN -> lead(refused)
		fi }
	:: atomic { does_readComponent ->
		if
#ifdef BREAK_COMPARE
		:: true ->
#else
		:: isBlind || (saved != FOREIGN && !otherField) ->
#endif
			if
			:: phase == reading && (isBlind || saved == OLD) -> otherField = 0; lead(read)
			:: phase == comparing && (isBlind || saved != NEW) -> lead(same)
			:: (phase == reading || phase == comparing) && !isBlind && saved == NEW -> lead(holdsNew)
			:: phase == readingBack -> lead(read)
			:: phase == comparingBack && (isBlind || saved != OLD) -> lead(same)
			:: phase == comparingBack && !isBlind && saved == OLD -> lead(holdsOld)
			fi
		:: saved == FOREIGN || otherField ->
			if
			:: phase == reading || phase == comparing -> lead(refused)
			:: phase == readingBack || phase == comparingBack -> lead(stopped)
			fi
		fi }
	:: atomic { does_deployCheckOnly -> if :: lead(passed) :: lead(refused) fi }
	/* The process that wrote the phase posts once; who finds it takes the answer for lost. */
	:: atomic { does_deploy && !posted -> posted = 1; listed = 0; failed = 0;
		if
		:: wire = (does_deployNew -> NEW : OLD)
		:: lost < 2 -> lost++ /* gone before it posted */
		fi }
	:: atomic { does_deploy && posted ->
		if
		:: listed -> posted = 0; lead(taken)
		:: lost < 2 || quiet -> lost = (lost < 2 -> lost + 1 : lost); posted = 0;
#ifdef BREAK_LOST
			/* A silence is taken for a no. */
			if :: does_deployNew -> lead(refused) :: else -> lead(stopped) fi
#else
			lead(noAnswer)
#endif
#ifdef BREAK_RESTART
		:: lost < 2 -> lost++; wire = (does_deployNew -> NEW : OLD) /* who finds the phase posts again */
#endif
		fi }
	:: atomic { does_findDeploy ->
		if
		:: listed -> lead(found)
#ifdef BREAK_SEARCH
		:: !listed -> lead(notReceived)
#else
		:: !listed && quiet -> lead(notReceived)
#endif
		:: lost < 2 -> lost++; lead(untold) /* the list may not be read any more */
		fi }
	:: atomic { does_askDeploy && quiet ->
		if
		:: failed && phase == awaiting -> lead(refused)
		:: failed && phase == awaitingBack -> lead(stopped)
		:: !failed -> lead(deployed)
		:: lost < 2 -> lost++; lead(untold)
		fi }
	:: atomic { does_watchAcceptances ->
		if :: s = 0 :: s = 1 fi;
		if
		:: phase == accepting && at[s] == NEW -> accept(NEW, 0, spread); lead(accepted)
#ifndef BREAK_END
		:: phase == accepting && at[s] != NEW && spread && quiet -> lead(notAccepted)
#endif
		:: phase == settling && state[NEW] == active_ -> lead(settled)
		:: phase == settling && state[NEW] != active_ && at[s] == NEW -> accept(NEW, 0, spread)
		:: phase == settling && spread && saved != NEW && quiet -> lead(stopped)
		:: phase == provingBack && at[s] == OLD && spread && quiet -> accept(OLD, 0, spread); lead(oldAccepted)
		:: phase == provingBack && at[s] == NEW && spread && quiet -> accept(NEW, 0, spread); lead(newAccepted)
		:: phase == provingBack && at[s] == FOREIGN && spread && quiet -> lead(stopped)
		:: else -> skip
		fi }
	:: isOver -> break
	od
}
#endif

#ifdef BACK
/*
 * `--put-back`: the same phases with one pair, which is both the old and the new one. The slot lost its certificate before, and some
 * servers may not have seen that yet. Whether somebody is let in at all is the org's choice; who is stays the one that asks.
 */
proctype swapBack() {
	byte s, lost = 0;
	bit posted = 0;
	do
	:: atomic { phase == proving -> if :: lead(proved) :: lead(refused) fi }
	:: atomic { phase == reading -> seen = saved; otherField = 0; if :: saved == OLD -> lead(holdsNew) :: else -> lead(read) fi }
	:: atomic { does_deployCheckOnly -> if :: lead(passed) :: lead(refused) fi }
	:: atomic { phase == comparing ->
		if
		:: job != NOTHING -> lead(refused) /* a deploy is under way, whosesoever */
		:: job == NOTHING && saved == OLD -> lead(holdsNew)
		:: job == NOTHING && saved != OLD && otherField -> lead(refused)
#ifdef BREAK_REPLACED
		:: job == NOTHING && saved != OLD && !otherField -> lead(same)
#else
		:: job == NOTHING && saved != OLD && !otherField && saved == seen -> lead(same)
		:: job == NOTHING && saved != OLD && saved != seen -> lead(refused)
#endif
		fi }
	:: atomic { does_deployNew && !posted -> posted = 1; listed = 0; failed = 0;
		if
		:: wire = OLD
		:: lost < 2 -> lost++ /* gone before it posted */
		fi }
	:: atomic { does_deployNew && posted ->
		if
		:: listed -> posted = 0; lead(taken)
		:: lost < 2 || quiet -> lost = (lost < 2 -> lost + 1 : lost); posted = 0; lead(noAnswer)
		fi }
	:: atomic { phase == searching ->
		if
#ifdef BREAK_SIGNER
		:: wire == NOTHING -> lead(notReceived) /* looked for among the deploys of another user */
#else
		:: listed -> lead(found)
		:: !listed && quiet -> lead(notReceived)
#endif
		:: lost < 2 -> lost++; lead(untold)
		fi }
	:: atomic { phase == awaiting && quiet ->
		if
		:: failed -> lead(refused)
		:: !failed -> lead(deployed)
		:: lost < 2 -> lost++; lead(untold)
		fi }
	:: atomic { phase == readingBack -> if :: saved == OLD -> lead(read) :: saved != OLD -> lead(stopped) fi }
	:: atomic { phase == accepting -> lead(accepted) } /* it is the active one all the time, which proves nothing */
	:: atomic { phase == settling ->
		if :: s = 0 :: s = 1 fi;
		if
#ifdef BREAK_SPREAD
		:: at[s] == OLD -> accept(OLD, 0, spread); lead(settled)
#else
		:: at[s] == OLD && spread && quiet -> accept(OLD, 0, spread); lead(settled)
#endif
		:: at[s] != OLD && spread && quiet -> lead(stopped)
		:: else -> skip
		fi }
	:: isOver -> break
	od
}
#endif

init {
	atomic {
		state[OLD] = active_;
		state[NEW] = issued;
#ifdef BACK
		state[NEW] = previous;
		if :: saved = FOREIGN :: saved = NOTHING :: saved = NEW fi;
#endif
		run server(0);
		run server(1);
#ifndef QUIET
		run caller();
#endif
#ifdef SLOW
		run slowCaller();
#endif
#ifdef GUIDED
		run admin();
#endif
#ifdef OTHERS
		run others();
#endif
#ifdef SWAP
		run org();
		run swap();
#endif
#ifdef BACK
		run org();
		run swapBack();
#endif
		run reconciler()
	}
}

ltl cover { [] (covered(0) && covered(1)) }
ltl late { [] !lateAnswer }
#if defined(SWAP) || defined(BACK)
ltl once { [] (donePerPhase <= 1 && backDone <= 1) }
ltl foreign { [] !overwrote }
ltl ends { <> isOver }
#endif
#ifdef BACK
ltl putBack { [] ((phase == refused -> donePerPhase == 0) && (phase == settled -> saved == OLD && spread)) }
#endif
#ifdef SWAP
ltl truth { [] ((phase == refused -> donePerPhase == 0) && (phase == rolledBack -> saved == OLD) && (phase == settled -> saved == NEW)) }
#endif
