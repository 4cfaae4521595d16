import { variables } from "./colours.js";

/** The page's style sheet. */
export function style(activations: number): string {
  return `:root{color-scheme:light dark;${variables("light")}}
@media(prefers-color-scheme:dark){:root{${variables("dark")}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
.page{max-width:1180px;margin:0 auto;padding:0 1.25rem 4rem}
header{padding:2.5rem 0 1rem}
h1{font-size:clamp(1.6rem,4vw,2.4rem);line-height:1.15;margin:0 0 .3rem;letter-spacing:-.02em}
h2{font-size:1.5rem;line-height:1.25;margin:3.2rem 0 .8rem;padding-top:1.2rem;border-top:1px solid var(--rule);letter-spacing:-.01em}
h3{font-size:1.15rem;margin:2rem 0 .4rem}
h4,p.group{font-size:1rem;margin:1.4rem 0 .3rem;color:var(--quiet);font-weight:600}
p,ul{max-width:50rem;margin:.5rem 0}
a{color:var(--link)}
.subtitle,.note{color:var(--quiet)}
.note{font-size:.86rem}
.question{font-size:1.1rem;color:var(--quiet);margin-bottom:.2rem}
.answer{font-size:1.4rem;line-height:1.35;font-weight:600;max-width:56rem;margin:.3rem 0 .9rem}
nav.contents{font-size:.9rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin-top:1rem}
nav.contents a{text-decoration:none}
nav.contents a:hover{text-decoration:underline}
.legend{position:sticky;top:0;z-index:2;background:var(--paper);border-block:1px solid var(--rule);padding:.5rem 0;display:flex;gap:.4rem;overflow-x:auto;font-size:.88rem}
.legend label{flex:none;display:inline-flex;align-items:center;gap:.4rem;padding:.2rem .6rem;border:1px solid var(--rule);border-radius:2rem;background:var(--raised);cursor:pointer;white-space:nowrap}
.legend input{position:absolute;opacity:0;pointer-events:none}
.legend label:has(:focus-visible){outline:2px solid var(--link);outline-offset:1px}
.legend label:has(input:not(:checked)){opacity:.45;text-decoration:line-through}
.legend svg{width:26px;height:10px;flex:none}
figure{margin:1rem 0 2rem}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,max(var(--panel)*.78,9.5rem)),1fr));gap:1rem 1.4rem;align-items:start}
.panels.single{display:block}
.panels.pairs{grid-template-columns:repeat(auto-fit,minmax(min(100%,max(var(--panel)*.78,24rem)),1fr));max-width:calc(var(--panel)*2.5)}
.panel{min-width:0}
.panel-title{font-weight:600;font-size:.92rem;margin:.2rem 0 .1rem}
svg.drawing{display:block;width:100%;height:auto;max-width:calc(var(--panel)*1.25);font-size:13px;font-family:inherit;fill:currentColor;text-anchor:middle;overflow:visible}
svg.drawing text{white-space:pre}
.single svg.drawing{max-width:min(100%,44rem)}
figcaption{margin-top:.4rem}
@media(min-width:1000px){figure.lone{display:grid;grid-template-columns:minmax(0,44rem) minmax(0,1fr);column-gap:2.5rem;align-items:start}figure.lone>.switch,figure.lone>details{grid-column:1/-1}figure.lone>.panels{grid-column:1}figure.lone>figcaption{grid-column:2;margin-top:2rem}}
.finding{font-weight:500}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link);font-size:.92rem}
.scroll{position:relative;overflow-x:auto;margin:.5rem 0;max-width:100%;max-height:36rem;overflow-y:auto}
.tables{display:flex;flex-wrap:wrap;gap:0 3rem}.tables>div{min-width:0;max-width:100%}
table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums}
th,td{padding:.28rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{position:sticky;top:0;background:var(--paper);border-bottom:2px solid var(--rule);font-weight:600;vertical-align:bottom}
.number{text-align:right}
.scroll:has(.glance){max-height:none}
.glance div{white-space:nowrap;margin:.1rem 0}
table.glance th[scope=row]{font-weight:400;min-width:15rem;max-width:28rem}
.badge{display:inline-block;white-space:nowrap;font-size:.82rem;font-weight:600;padding:.05rem .55rem;border-radius:1rem;border:1px solid currentColor;color:var(--inconclusive)}
.badge.supported{color:var(--supported)}.badge.direction-only{color:var(--direction)}.badge.refuted{color:var(--refuted)}
.findings{list-style:none;padding:0;max-width:60rem}.findings li{margin:.45rem 0}
article.claim{margin:1.6rem 0 2.4rem}
pre{background:var(--raised);border:1px solid var(--rule);border-radius:.4rem;padding:.7rem .9rem;overflow-x:auto;font-size:.84rem;max-height:30rem}
code{overflow-wrap:anywhere;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em}
.switch{font-size:.86rem;color:var(--quiet);display:flex;gap:1rem;margin-bottom:.4rem}
figure:has(.pick-linear:checked) svg.log{display:none}
figure:not(:has(.pick-linear:checked)) svg.linear{display:none}
.tip{position:fixed;z-index:3;pointer-events:none;background:var(--raised);color:var(--ink);border:1px solid var(--rule);border-radius:.4rem;padding:.4rem .6rem;font-size:.82rem;line-height:1.4;box-shadow:0 2px 8px #0003;max-width:20rem}
.tip b{display:block}
footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:1rem;color:var(--quiet);font-size:.86rem}
bdi{unicode-bidi:isolate}
${Array.from({ length: activations }, (_, i) => `body:has(#show-a${i}:not(:checked)) .a${i}{display:none}`).join("\n")}
@media(max-width:640px){.glance .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table.glance th[scope=row]{min-width:9rem}.page{padding:0 1rem 3rem}h2{margin-top:2.4rem}.answer{font-size:1.15rem}.panels{gap:.8rem}th,td{padding:.25rem .5rem}}
@media print{:root{color-scheme:light;${variables("light")}}body{font-size:10.5pt}.legend{position:static;flex-wrap:wrap;overflow:visible}.switch,.tip,nav.contents{display:none}.page{max-width:none;padding:0}header{padding-top:0}h2{margin-top:1.6rem}figure,article.claim>h3,tr,.panel{break-inside:avoid}figure:has(.panel:nth-child(3)){break-inside:auto}h2,h3,h4,p.group{break-after:avoid}.scroll{overflow:visible;max-height:none}a{color:inherit;text-decoration:none}.panels{grid-template-columns:repeat(auto-fill,minmax(min(100%,calc(var(--panel)*.62)),1fr))}}
`;
}
