"""How is hair drawn, and what is worn instead? Behind the head and before it, on a sheet of 400 x 400."""

from korner.images.demo.shapes import DOTS, SOFT, around, circle, path, rect, stroke


def back_hair(style, hair):
    """What lies behind the face; an empty text for short hair."""
    if style == "long":
        return path(
            "M116 190 Q106 78 200 76 Q294 78 284 190 Q286 270 304 338 Q260 356 200 350 Q140 356 96 338 Q114 270 116 190 z",
            hair,
        )
    if style == "bob":
        return path(
            "M112 190 Q104 74 200 74 Q296 74 288 190 Q292 250 286 282 Q200 300 114 282 Q108 250 112 190 z", hair
        )
    if style == "bun":
        return circle(200, 70, 38, hair)
    if style == "curls":
        curls = [(x, y, 38) for x, y in around(200, 180, 88, 14, -90) if y < 262]
        return "".join(circle(x, y, r, hair) for x, y, r in curls) + rect(128, 110, 144, 130, hair, 60)
    if style == "waves":
        return path(
            "M118 180 Q108 76 200 76 Q296 78 284 180 q22 34 4 66 q20 34 -14 62 q-20 14 -44 4 H170 q-26 10 -46 -6 q-30 -28 -10 -60 q-18 -32 4 -66 z",
            hair,
        )
    if style == "pony":
        return path("M230 90 Q332 70 330 180 Q328 270 290 318 Q296 240 266 190 Q250 130 230 90 z", hair)
    return ""


def _scarf(hair, m):
    """A headscarf: an under-band, the cloth round the face, its fold over the shoulder."""
    hole = "M200 112 Q254 114 254 178 Q256 232 226 254 Q200 270 174 254 Q144 232 146 178 Q146 114 200 112 z"
    outer = (
        "M110 196 Q102 76 200 74 Q298 76 290 196 Q292 250 318 326 Q260 372 200 368 Q140 372 82 326 Q108 250 110 196 z"
    )
    return (
        f'<path fill-rule="evenodd" d="{outer} {hole}" fill="{hair}"/>'
        + f'<path fill-rule="evenodd" d="M290 196 Q292 250 318 326 Q280 356 230 366 Q280 280 254 178 Q254 114 200 112 V74 Q298 76 290 196 z" fill="{DOTS}"/>'
        + path("M146 172 Q146 114 200 112 Q254 114 254 172 Q240 132 200 130 Q160 132 146 172 z", m.paper)
        + stroke("M150 252 Q190 300 286 292 M132 268 Q180 334 300 318", m.dark, 3.4, 'opacity=".4"')
    )


def front_hair(style, hair, m):
    """What lies before the forehead."""
    if style == "scarf":
        return _scarf(hair, m)
    if style == "long":
        return path(
            "M122 206 Q116 92 206 88 Q170 150 138 166 Q130 184 122 206 z M190 92 Q284 82 278 206 Q270 176 260 160 Q222 148 190 92 z",
            hair,
        ) + path("M236 92 Q284 104 278 206 Q286 270 304 338 Q292 346 276 349 Q280 200 236 92 z", SOFT)
    if style == "bob":
        return path(
            "M120 226 Q108 84 200 84 Q292 84 280 226 Q272 190 268 150 Q200 170 132 150 Q128 190 120 226 z", hair
        ) + path("M240 90 Q290 110 280 226 Q272 190 268 150 L246 155 Q250 120 240 90 z", DOTS)
    if style in ("bun", "pony"):
        return path(
            "M127 190 Q116 88 200 88 Q284 88 273 190 Q266 138 226 124 Q170 124 146 140 Q132 158 127 190 z", hair
        ) + path("M244 98 Q284 118 273 190 Q268 142 236 127 Q246 112 244 98 z", DOTS)
    if style == "curls":
        return "".join(
            circle(x, y, 25, hair)
            for x, y in ((138, 140), (160, 114), (194, 100), (228, 106), (254, 126), (268, 152), (130, 166))
        ) + circle(260, 134, 24, DOTS)
    if style == "waves":
        return path(
            "M122 200 Q110 84 210 86 Q290 92 278 200 Q276 160 256 142 Q216 138 190 112 Q176 146 140 156 Q126 174 122 200 z",
            hair,
        ) + path("M246 96 Q288 116 280 196 q14 30 -2 60 q8 30 -18 50 Q290 190 246 96 z", SOFT)
    if style == "short":
        return path(
            "M127 182 Q112 84 200 82 Q288 84 273 182 Q270 150 256 136 L240 122 L222 134 L200 120 L180 134 L160 122 L144 138 Q130 150 127 182 z",
            hair,
        )
    if style == "side":
        return path(
            "M127 184 Q108 80 216 80 Q286 90 273 184 Q270 148 252 122 Q196 138 158 112 Q150 142 136 150 Q130 164 127 184 z",
            hair,
        ) + path("M246 92 Q284 112 273 184 Q270 148 252 122 Q252 106 246 92 z", DOTS)
    if style == "quiff":
        return path(
            "M129 182 Q116 118 138 92 Q150 50 214 58 Q276 58 278 112 Q280 150 271 182 Q268 146 252 128 Q196 134 156 118 Q136 140 129 182 z",
            hair,
        ) + path("M256 70 Q280 84 278 112 Q280 150 271 182 Q268 146 252 128 Q266 100 256 70 z", DOTS)
    if style == "receding":
        return path(
            "M128 200 Q112 140 146 112 Q160 92 200 90 Q240 92 254 112 Q288 140 272 200 Q266 160 252 144 Q248 116 200 112 Q152 116 148 144 Q134 160 128 200 z",
            hair,
        )
    if style == "bald":
        return path(
            "M128 200 Q118 170 128 146 Q136 150 138 176 Q134 186 132 204 z M272 200 Q282 170 272 146 Q264 150 262 176 Q266 186 268 204 z",
            hair,
        ) + path("M158 112 q20 -12 40 -10 q-22 4 -36 18 z", m.paper, 'opacity=".5"')
    if style == "cap":
        cap = path("M112 146 Q112 76 204 72 Q296 76 290 146 Q200 122 112 146 z", m.dark) + path(
            "M120 144 Q90 152 96 164 Q150 146 214 140 Q160 130 120 144 z", m.dark
        )
        cap += path("M240 80 Q296 92 290 146 L256 136 Q264 106 240 80 z", DOTS) + stroke(
            "M140 134 Q200 116 276 136", m.far, 3
        )
        sides = path(
            "M128 200 Q120 170 128 148 L142 146 Q136 170 134 202 z M272 200 Q280 170 272 148 L258 146 Q264 170 266 202 z",
            hair,
        )
        return sides + cap
    raise KeyError(style)
