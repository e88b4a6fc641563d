/**
 * What the report looks like: one style for light, dark and paper.
 *
 * @internal
 * @module
 */

/** The style sheet of the report. */
export const STYLE = `
:root{color-scheme:light dark;--fg:#1c2024;--dim:#60646c;--bg:#fff;--card:#f6f7f9;--line:#dcdfe4;
--good:#18794e;--warning:#8a5a00;--bad:#c3162f;--run:#2b7fff;--step:#7c8aa0;--gap:#b9bfc9}
@media(prefers-color-scheme:dark){:root{--fg:#e6e8eb;--dim:#9ba1a6;--bg:#111315;--card:#1a1d20;--line:#33383d;
--good:#4cc38a;--warning:#f1a10d;--bad:#ff6369;--run:#52a9ff;--step:#7f8b99;--gap:#4a5056}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:84rem;padding:1rem;background:var(--bg);color:var(--fg);
font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}h4{margin:1rem 0 .25rem;font-size:.95rem}
p{margin:.25rem 0}.meta,.dim,.faint{color:var(--dim)}code,.line,#pods td:nth-child(2){font-family:ui-monospace,monospace;font-size:.92em}
.good{color:var(--good)}.warning{color:var(--warning)}.bad{color:var(--bad)}
.bar{margin:1rem 0 .5rem}.bar svg{display:block;width:100%;height:1.6rem}.bar rect{stroke:var(--bg);stroke-width:2}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
.legend svg{width:.8rem;height:.8rem;vertical-align:-1px;margin-right:.35rem}
.Ready{fill:var(--good)}.Succeeded{fill:var(--gap)}.Progressing{fill:var(--run)}
.Terminating{fill:var(--step)}.Stuck{fill:var(--bad)}.Failed{fill:#8f1d3f}.Flapping{fill:var(--warning)}
details{border:1px solid var(--line);border-radius:6px;margin:.4rem 0;background:var(--card)}
details details{background:var(--bg);margin:.4rem .6rem}
summary{cursor:pointer;padding:.5rem .75rem}summary:focus-visible,a:focus-visible,button:focus-visible{outline:2px solid var(--run)}
summary i{font-style:normal;font-weight:600}
.pod>:not(summary){margin-left:.75rem;margin-right:.75rem}.pod{padding-bottom:.25rem}
details:not([open])>:not(summary){display:none}
.line{white-space:pre-wrap}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.1rem .9rem;margin:0}
dt{color:var(--dim)}dd{margin:0;white-space:pre-wrap}
.chain{display:flex;flex-wrap:wrap;list-style:none;margin:0;padding:0}.chain li+li::before{content:"→";margin:0 .5rem;color:var(--dim)}
.life{margin:1rem 0}.life figcaption{color:var(--dim);font-size:.9rem}
.lane{display:grid;grid-template-columns:11rem minmax(8rem,1fr) 17rem;gap:.75rem;align-items:center;padding:.12rem 0}
.lane b{font-weight:500}.lane svg{width:100%;height:.9rem;background:var(--line);border-radius:3px}.lane span{color:var(--dim);font-size:.9rem}
rect.step{fill:var(--step)}rect.good{fill:var(--good)}rect.bad{fill:var(--bad)}rect.running{fill:var(--run)}
rect.waiting{fill:var(--warning);opacity:.35}rect.unknown{fill:url(#unknown)}#unknown path{stroke:var(--step);stroke-width:3}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.85rem;color:var(--dim);margin:.5rem 0}
.key svg{width:1.4rem;height:.7rem;margin-right:.3rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{overflow-wrap:normal}
th button{all:unset;cursor:pointer;font-weight:600}th[aria-sort=ascending] button::after{content:" ↑"}th[aria-sort=descending] button::after{content:" ↓"}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0}input,select{font:inherit;padding:.25rem .5rem;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:4px;max-width:100%}
a{color:inherit}[hidden]{display:none!important}
@media(max-width:48rem){.lane{grid-template-columns:1fr 1fr}.lane svg{grid-row:2;grid-column:1/3}.lane span{text-align:right}
dl{grid-template-columns:1fr}dt{margin-top:.3rem}
#pods thead{display:none}#pods tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}#pods td{display:inline;border:0;padding:0 .5rem 0 0}}
@media print{body{max-width:none;font-size:11px}form{display:none}details{break-inside:avoid;background:none}
details:not([open])>:not(summary){display:revert}details:not([open])>dl{display:grid}}
`;
