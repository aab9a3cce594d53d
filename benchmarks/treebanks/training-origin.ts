/** What the manifests of weights say that are learnt from EWT and the open text types of GUM. */
export const trainingOrigin = {
  source:
    'Universal Dependencies English Web Treebank 2.16, train part (12,544 sentences, 204,577 words); Georgetown ' +
    'University Multilayer corpus (GUM), train part of the types academic, bio, court, interview, news and voyage ' +
    '(3,707 sentences, 76,760 words)',
  address: 'https://github.com/UniversalDependencies/UD_English-EWT',
  licence: 'CC-BY-SA-4.0',
  notice: 'See LICENSE. The weights are derived from the treebanks and are under CC BY-SA 4.0.',
} as const;
