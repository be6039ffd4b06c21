// Copies the NHS design system from node_modules to wwwroot/nhsuk, so changed that no page calls another site:
// the font Frutiger is left out (it is licensed for NHS services and comes from assets.nhs.uk; Arial takes its place),
// and paths to images become relative, because the files lie under /_content/Leadline.Ui/nhsuk/ and not under /.
// Whatever call to the outside is left then fails the build.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const from = new URL('node_modules/nhsuk-frontend/dist/nhsuk/', import.meta.url)
const to = new URL('wwwroot/nhsuk/', import.meta.url)
const read = name => readFileSync(new URL(name, from), 'utf8')
const withoutMap = text => text.replace(/\/[/*]# sourceMappingURL=\S+( \*\/)?\s*$/, '\n')

const css = withoutMap(read('nhsuk-frontend.min.css'))
  .replace(/@font-face\{[^}]*url\(https:\/\/assets\.nhs\.uk\/[^}]*\}/g, '')
  .replace(/url\((["']?)\/assets\//g, 'url($1assets/')

const outside = css.match(/url\(\s*["']?\s*(https?:)?\/[^)]*\)|@import[^;]*/gi)
if (outside) {
  console.error(`copy-assets.mjs : error : the stylesheet would load from elsewhere: ${outside.join(', ')}`)
  process.exit(1)
}

rmSync(to, { recursive: true, force: true })
mkdirSync(to, { recursive: true })
cpSync(new URL('assets', from), new URL('assets', to), { recursive: true })
writeFileSync(new URL('nhsuk-frontend.min.js', to), withoutMap(read('nhsuk-frontend.min.js')))
writeFileSync(new URL('nhsuk-frontend.min.css', to), css)
