/**
 * Abbreviations that a name or another word follows, so that no sentence ends behind their point: titles before names,
 * and labels that announce what comes.
 */
export const openAbbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx dr drs prof rev fr hon messrs mme mlle mgr gen lt col capt cpt cmdr adm sgt maj pvt cpl sen rep reps ' +
    'gov pres supt insp st ste mt ' +
    'e.g eg i.e ie cf viz vs v ca c approx esp resp attn ref refs p.s'
  ).split(' '),
);

/** Abbreviations behind which no sentence ends where a number follows, since they announce it. */
export const numberAbbreviations: ReadonlySet<string> = new Set(
  (
    'no nos nr vol vols p pp pg fig figs sec sect ch chap art par para eq eqs tab app op ed eds bk pt ver ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'ext tel ph av r rs'
  ).split(' '),
);

/**
 * Abbreviations behind which a sentence may end, but only where the next word is one that begins sentences: firms, degrees,
 * measures and times are as often followed by a name.
 */
export const closingAbbreviations: ReadonlySet<string> = new Set(
  (
    'inc ltd corp co cos bros assn assoc dept univ inst ave blvd rd hwy bldg apt sq jr sr esq ph.d phd m.d b.a m.a ' +
    'a.m p.m b.c a.d etc al lb lbs oz kg km cm mm ft hr hrs min mins sec secs yr yrs est intl natl'
  ).split(' '),
);

/** States as newspapers shorten them; in small letters most are words. They close as {@link closingAbbreviations} do. */
export const stateAbbreviations: ReadonlySet<string> = new Set(
  (
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn ' +
    'Tenn Tex Va Vt Wash Wis Wyo'
  ).split(' '),
);

/**
 * Words that, in capitals, are seldom the second part of a name, so that they show that a sentence begins behind a point
 * which could also belong to an abbreviation.
 */
export const sentenceStarters: ReadonlySet<string> = new Set(
  (
    'The This That These Those There Then They Their Thus Though Through It Its He She His Her We Our You Your I My A ' +
    'An And But Or Nor So Yet If In On At As By For From To With Without After Before Since Until While When Where ' +
    'Which Who Whose What Why How Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May Might Must ' +
    'No Not Now Never Once One Only Other Others Some Such Many Most Much More All Any Another Both Each Every Few ' +
    'Several Also Although Because However Moreover Furthermore Therefore Nevertheless Instead Indeed Finally Perhaps ' +
    'Please Despite During Under Over Here Even Just Like Let Yes Well'
  ).split(' '),
);
